import Audio

/// How many channels become two.
///
/// Centre and surround channels are folded at −3 dB and the low-frequency channel is left out, as ITU-R BS.775-4 does;
/// then the whole is lowered so that no side can clip.
struct ChannelFold: Sendable {
  private let left: [Float]
  private let right: [Float]

  /// Channels in their order in the file; one alone goes to both sides, wherever it stands.
  init(_ channels: [ChannelPlace]) {
    let isLone = channels.count == 1
    let toLeft = channels.map { isLone ? 1 : $0.shares.left }
    let toRight = channels.map { isLone ? 1 : $0.shares.right }
    let sum = max(toLeft.reduce(0, +), toRight.reduce(0, +))
    left = toLeft.map { $0 / max(1, sum) }
    right = toRight.map { $0 / max(1, sum) }
  }

  func callAsFunction(_ interleaved: [Float]) -> StereoBuffer {
    let channels = left.count
    var buffer = StereoBuffer(frames: interleaved.count / channels)
    if channels == 2, left == [1, 0], right == [0, 1] {
      for i in 0..<buffer.frames {
        buffer.left[i] = interleaved[2 * i]
        buffer.right[i] = interleaved[2 * i + 1]
      }
      return buffer
    }
    for c in 0..<channels where left[c] != 0 || right[c] != 0 {
      let (toLeft, toRight) = (left[c], right[c])
      for i in buffer.left.indices {
        buffer.left[i] += toLeft * interleaved[i * channels + c]
        buffer.right[i] += toRight * interleaved[i * channels + c]
      }
    }
    return buffer
  }
}
