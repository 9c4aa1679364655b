import Signal

/// How many channels become two.
///
/// Centre and surround channels are folded at −3 dB and the low-frequency channel is left out, as ITU-R BS.775-4 does;
/// then the whole is lowered so that no side can clip. Channels stand in the order of WAV files:
/// L R, L R C, L R Ls Rs, L R C Ls Rs, L R C LFE Ls Rs, with a back centre, with two more at the sides.
struct ChannelFold: Sendable {
  private let left: [Float]
  private let right: [Float]

  init(channels: Int) {
    let half = Float(0.5).squareRoot()
    let rows: [[Float]] =
      switch channels {
      case 1: [[1], [1]]
      case 2: [[1, 0], [0, 1]]
      case 3: [[1, 0, half], [0, 1, half]]
      case 4: [[1, 0, half, 0], [0, 1, 0, half]]
      case 5: [[1, 0, half, half, 0], [0, 1, half, 0, half]]
      case 6: [[1, 0, half, 0, half, 0], [0, 1, half, 0, 0, half]]
      case 7: [[1, 0, half, 0, half, half, 0], [0, 1, half, 0, half, 0, half]]
      default: [[1, 0, half, 0, half, 0, half, 0], [0, 1, half, 0, 0, half, 0, half]]
      }
    let sum = channels <= 2 ? 1 : rows[0].reduce(0, +)
    left = rows[0].map { $0 / sum }
    right = rows[1].map { $0 / sum }
  }

  func callAsFunction(_ interleaved: [Float]) -> StereoBuffer {
    let channels = left.count
    var buffer = StereoBuffer(frames: interleaved.count / channels)
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
