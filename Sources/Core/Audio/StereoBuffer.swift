/// Two channels of samples of one length; full scale is ±1, and the rate is known from where it came.
public struct StereoBuffer: Sendable, Equatable {
  public var left: [Float]
  public var right: [Float]

  /// Silence of `frames` frames.
  public init(frames: Int) {
    left = [Float](repeating: 0, count: frames)
    right = left
  }

  /// Both channels, which must have the same length.
  public init(left: [Float], right: [Float]) {
    precondition(left.count == right.count, "channels of different lengths")
    self.left = left
    self.right = right
  }

  /// Two equal channels.
  public init(mono: [Float]) {
    left = mono
    right = mono
  }

  public var frames: Int { left.count }

  /// True if every sample is 0.
  public var isSilent: Bool {
    // Looked at in small groups, so that sound is found out at once.
    for start in stride(from: 0, to: frames, by: 1024) {
      var bits: UInt32 = 0
      for i in start..<min(start + 1024, frames) {
        bits |= (left[i].bitPattern | right[i].bitPattern) & 0x7fff_ffff
      }
      if bits != 0 { return false }
    }
    return true
  }

  /// Multiplies every sample by `factor`.
  public mutating func scale(by factor: Float) {
    for i in left.indices { left[i] *= factor }
    for i in right.indices { right[i] *= factor }
  }

  /// Adds `other` sample by sample, starting at frame `offset` of this buffer; what lies outside is left out.
  public mutating func add(_ other: StereoBuffer, at offset: Int = 0) {
    let first = max(0, -offset)
    let last = min(other.frames, frames - offset)
    guard first < last else { return }
    for i in first..<last {
      left[offset + i] += other.left[i]
      right[offset + i] += other.right[i]
    }
  }

  /// The frames in `range`, with silence where the range leaves the buffer.
  public subscript(frames range: Range<Int>) -> StereoBuffer {
    if range.lowerBound >= 0, range.upperBound <= frames {
      return StereoBuffer(left: Array(left[range]), right: Array(right[range]))
    }
    var part = StereoBuffer(frames: range.count)
    part.add(self, at: -range.lowerBound)
    return part
  }
}
