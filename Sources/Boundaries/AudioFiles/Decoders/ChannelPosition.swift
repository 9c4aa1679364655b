import Audio
import CSndfile

/// The position of a channel's loudspeaker.
enum ChannelPosition: Sendable, Hashable {
  case left, right, centre, lowFrequency, leftSurround, rightSurround, leftBack, rightBack, backCentre

  /// The gains to left and right (ITU-R BS.775-4, table 2: −3 dB for centre and surround).
  var shares: (left: Float, right: Float) {
    let half = Float(0.5).squareRoot()
    return switch self {
    case .left: (1, 0)
    case .right: (0, 1)
    case .centre, .backCentre: (half, half)
    case .lowFrequency: (0, 0)
    case .leftSurround, .leftBack: (half, 0)
    case .rightSurround, .rightBack: (0, half)
    }
  }

  /// The usual order of WAV files with so many channels and no word about them.
  ///
  /// L R, L R C, L R Ls Rs, L R C Ls Rs, L R C LFE Ls Rs, with a back centre, with two more at the sides.
  static func usual(_ count: Int) -> [ChannelPosition] {
    switch count {
    case 1: [.centre]
    case 2: [.left, .right]
    case 3: [.left, .right, .centre]
    case 4: [.left, .right, .leftSurround, .rightSurround]
    case 5: [.left, .right, .centre, .leftSurround, .rightSurround]
    case 6: [.left, .right, .centre, .lowFrequency, .leftSurround, .rightSurround]
    case 7: [.left, .right, .centre, .lowFrequency, .backCentre, .leftSurround, .rightSurround]
    default:
      [.left, .right, .centre, .lowFrequency, .leftBack, .rightBack, .leftSurround, .rightSurround]
    }
  }

  /// The order of Ogg files, in which the centre stands second and the low frequencies last.
  ///
  /// Source: Vorbis I specification, 4.3.9, and RFC 7845, 5.1.1.2.
  static func ogg(_ count: Int) -> [ChannelPosition] {
    switch count {
    case 3: [.left, .centre, .right]
    case 5: [.left, .centre, .right, .leftSurround, .rightSurround]
    case 6: [.left, .centre, .right, .leftSurround, .rightSurround, .lowFrequency]
    case 7: [.left, .centre, .right, .leftSurround, .rightSurround, .backCentre, .lowFrequency]
    case 8...:
      [.left, .centre, .right, .leftSurround, .rightSurround, .leftBack, .rightBack, .lowFrequency]
    default: usual(count)
    }
  }

  /// A position by libsndfile's number; nil for one without a side, such as overhead.
  init?(code: Int32) {
    switch Int(code) {
    case Int(SF_CHANNEL_MAP_MONO), Int(SF_CHANNEL_MAP_CENTER), Int(SF_CHANNEL_MAP_FRONT_CENTER): self = .centre
    case Int(SF_CHANNEL_MAP_LEFT), Int(SF_CHANNEL_MAP_FRONT_LEFT), Int(SF_CHANNEL_MAP_FRONT_LEFT_OF_CENTER):
      self = .left
    case Int(SF_CHANNEL_MAP_RIGHT), Int(SF_CHANNEL_MAP_FRONT_RIGHT), Int(SF_CHANNEL_MAP_FRONT_RIGHT_OF_CENTER):
      self = .right
    case Int(SF_CHANNEL_MAP_REAR_CENTER): self = .backCentre
    case Int(SF_CHANNEL_MAP_REAR_LEFT): self = .leftBack
    case Int(SF_CHANNEL_MAP_REAR_RIGHT): self = .rightBack
    case Int(SF_CHANNEL_MAP_SIDE_LEFT): self = .leftSurround
    case Int(SF_CHANNEL_MAP_SIDE_RIGHT): self = .rightSurround
    case Int(SF_CHANNEL_MAP_LFE): self = .lowFrequency
    default: return nil
    }
  }
}

extension ChannelPosition {
  /// The positions that the file states; the usual order if it states none, or none that make sense.
  static func positions(in handle: OpaquePointer, count: Int, isOgg: Bool) -> [ChannelPosition] {
    let usual = isOgg ? ogg : usual
    var codes = [Int32](repeating: 0, count: count)
    let size = Int32(count * MemoryLayout<Int32>.size)
    guard sf_command(handle, Int32(SFC_GET_CHANNEL_MAP_INFO), &codes, size) == Int32(SF_TRUE) else {
      return usual(count)
    }
    let positions = codes.compactMap(ChannelPosition.init(code:))
    let hasBothSides = positions.contains(.left) && positions.contains(.right)
    let isMono = positions == [.centre]
    return positions.count == count && (hasBothSides || isMono) ? withSurround(positions) : usual(count)
  }

  /// The positions with a lone back pair as the surround pair, whatever the file calls it.
  static func withSurround(_ positions: [ChannelPosition]) -> [ChannelPosition] {
    guard !positions.contains(.leftSurround), !positions.contains(.rightSurround) else { return positions }
    return positions.map { $0 == .leftBack ? .leftSurround : $0 == .rightBack ? .rightSurround : $0 }
  }
}

/// The downmix of any number of channels to stereo.
///
/// Centre and surround channels are folded at −3 dB and the low-frequency channel is left out, as ITU-R BS.775-4 does;
/// then the whole is lowered so that no side can clip.
struct ChannelFold: Sendable {
  private let left: [Float]
  private let right: [Float]

  /// Channels in their order in the file; one alone goes to both sides, wherever it stands.
  init(_ channels: [ChannelPosition]) {
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
