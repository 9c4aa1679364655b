import CSndfile

/// Where a channel of a file is meant to sound.
enum ChannelPlace: Sendable, Hashable {
  case left, right, centre, lowFrequency, leftSurround, rightSurround, leftBack, rightBack, backCentre

  /// What goes to the left and to the right (ITU-R BS.775-4, table 2: −3 dB for centre and surround).
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
  static func usual(_ count: Int) -> [ChannelPlace] {
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
  static func ogg(_ count: Int) -> [ChannelPlace] {
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

  /// A place as libsndfile numbers them; nil for what has no side, such as a channel overhead.
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

extension ChannelPlace {
  /// What the file says about its channels; the usual order if it says nothing, or nothing that makes sense.
  static func places(in handle: OpaquePointer, count: Int, isOgg: Bool) -> [ChannelPlace] {
    let usual = isOgg ? ogg : usual
    var codes = [Int32](repeating: 0, count: count)
    let size = Int32(count * MemoryLayout<Int32>.size)
    guard sf_command(handle, Int32(SFC_GET_CHANNEL_MAP_INFO), &codes, size) == Int32(SF_TRUE) else {
      return usual(count)
    }
    let places = codes.compactMap(ChannelPlace.init(code:))
    let hasBothSides = places.contains(.left) && places.contains(.right)
    let isMono = places == [.centre]
    return places.count == count && (hasBothSides || isMono) ? withSurround(places) : usual(count)
  }

  /// Where there is one pair behind the listener, it is the surround pair, whatever the file calls it.
  static func withSurround(_ places: [ChannelPlace]) -> [ChannelPlace] {
    guard !places.contains(.leftSurround), !places.contains(.rightSurround) else { return places }
    return places.map { $0 == .leftBack ? .leftSurround : $0 == .rightBack ? .rightSurround : $0 }
  }
}
