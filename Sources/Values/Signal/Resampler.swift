import CSoxr

/// Changes the rate of stereo sound, block by block, with libsoxr's high-quality recipe.
public final class Resampler {
  private let handle: soxr_t
  private let ratio: Double

  /// From `source` to `target`; both must be positive.
  public init(from source: SampleRate, to target: SampleRate = .standard) {
    var quality = soxr_quality_spec(UInt(SOXR_HQ), 0)
    var layout = soxr_io_spec(SOXR_FLOAT32_I, SOXR_FLOAT32_I)
    guard let handle = soxr_create(source.value, target.value, 2, nil, &layout, &quality, nil) else {
      fatalError("libsoxr refused \(source.value) Hz to \(target.value) Hz")
    }
    self.handle = handle
    ratio = target.value / source.value
  }

  deinit { soxr_delete(handle) }

  /// The output that `block` makes available; it lags behind the input by the length of the filter.
  public func process(_ block: StereoBuffer) -> StereoBuffer { run(block, isLast: false) }

  /// What is left after the last block.
  public func finish() -> StereoBuffer { run(nil, isLast: true) }

  private func run(_ block: StereoBuffer?, isLast: Bool) -> StereoBuffer {
    var input = [Float](repeating: 0, count: 2 * (block?.frames ?? 0))
    if let block {
      for i in 0..<block.frames {
        input[2 * i] = block.left[i]
        input[2 * i + 1] = block.right[i]
      }
    }
    let room = Int(Double(input.count / 2) * ratio) + 8_192
    var output = [Float](repeating: 0, count: 2 * room)
    var left: [Float] = []
    var right: [Float] = []
    var consumed = 0
    repeat {
      var used = 0
      var made = 0
      input.withUnsafeBufferPointer { samples in
        let rest = isLast ? nil : samples.baseAddress.map { $0 + 2 * consumed }
        _ = soxr_process(handle, rest, samples.count / 2 - consumed, &used, &output, room, &made)
      }
      consumed += used
      for i in 0..<made {
        left.append(output[2 * i])
        right.append(output[2 * i + 1])
      }
      if made < room, isLast || consumed >= input.count / 2 { break }
    } while true
    return StereoBuffer(left: left, right: right)
  }
}
