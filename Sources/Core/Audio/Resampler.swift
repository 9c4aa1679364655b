import CSoxr

/// Changes the rate of stereo sound, block by block, with libsoxr's high-quality recipe.
public final class Resampler {
  private let handle: soxr_t
  private let ratio: Double

  /// From `source` to `target`; both must be positive.
  public init(from source: SampleRate, to target: SampleRate = .standard) {
    var quality = soxr_quality_spec(UInt(SOXR_HQ), 0)
    var layout = soxr_io_spec(SOXR_FLOAT32_S, SOXR_FLOAT32_S)
    guard let handle = soxr_create(source.value, target.value, 2, nil, &layout, &quality, nil) else {
      fatalError("libsoxr refused \(source.value) Hz to \(target.value) Hz")
    }
    self.handle = handle
    ratio = target.value / source.value
  }

  deinit { soxr_delete(handle) }

  /// The output that `block` makes available; it lags behind the input by the length of the filter.
  public func process(_ block: StereoBuffer) -> StereoBuffer {
    var result = StereoBuffer(frames: 0)
    var consumed = 0
    while consumed < block.frames {
      let (used, part) = run(block, from: consumed)
      consumed += used
      result.append(part)
    }
    return result
  }

  /// The frames that remain after the last block.
  public func finish() -> StereoBuffer {
    var result = StereoBuffer(frames: 0)
    while true {
      let (_, part) = run(nil, from: 0)
      guard part.frames > 0 else { return result }
      result.append(part)
    }
  }

  /// One call of libsoxr: the input frames it took and the output it made.
  private func run(_ block: StereoBuffer?, from first: Int) -> (used: Int, output: StereoBuffer) {
    let input = block ?? StereoBuffer(frames: 1)
    let count = block == nil ? 0 : input.frames - first
    let room = Int(Double(count) * ratio) + 8_192
    var (used, made) = (0, 0)
    var right: [Float] = []
    let left = [Float](unsafeUninitializedCapacity: room) { left, leftCount in
      right = [Float](unsafeUninitializedCapacity: room) { right, rightCount in
        input.left.withUnsafeBufferPointer { inLeft in
          input.right.withUnsafeBufferPointer { inRight in
            var sources = [inLeft.baseAddress.map { $0 + first }, inRight.baseAddress.map { $0 + first }]
            var targets = [left.baseAddress, right.baseAddress]
            if block == nil {
              _ = soxr_process(handle, nil, 0, &used, &targets, room, &made)
            } else {
              _ = soxr_process(handle, &sources, count, &used, &targets, room, &made)
            }
          }
        }
        rightCount = made
      }
      leftCount = made
    }
    return (used, StereoBuffer(left: left, right: right))
  }
}

extension StereoBuffer {
  fileprivate mutating func append(_ other: StereoBuffer) {
    if frames == 0 {
      self = other
    } else {
      left += other.left
      right += other.right
    }
  }
}
