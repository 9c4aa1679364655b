import Audio
import CSndfile
import Testing

@testable import AudioFiles

@Suite struct ChannelPositionTests {
  /// Channels in the order of WAV files: L R C LFE, backs, sides.
  @Test(arguments: [
    (1, "C"), (2, "L R"), (3, "L R C"), (4, "L R Ls Rs"), (5, "L R C Ls Rs"), (6, "L R C LFE Ls Rs"),
    (7, "L R C LFE Cs Ls Rs"),
    (8, "L R C LFE Lb Rb Ls Rs"),
  ])
  func `the usual order is that of WAV files`(count: Int, names: String) {
    #expect(ChannelPosition.usual(count).map(\.shortName).joined(separator: " ") == names)
  }

  /// Vorbis I specification, 4.3.9, and RFC 7845, 5.1.1.2.
  @Test(arguments: [
    (1, "C"), (2, "L R"), (3, "L C R"), (4, "L R Ls Rs"), (5, "L C R Ls Rs"), (6, "L C R Ls Rs LFE"),
    (7, "L C R Ls Rs Cs LFE"),
    (8, "L C R Ls Rs Lb Rb LFE"),
  ])
  func `in Ogg files the centre is second and the low frequencies last`(count: Int, names: String) {
    #expect(ChannelPosition.ogg(count).map(\.shortName).joined(separator: " ") == names)
  }

  @Test(arguments: [
    ("2.1", 3, "L R LFE"), ("3.1", 4, "L R C LFE"), ("4.0", 4, "L R C Cs"), ("5.1(side)", 6, "L R C LFE Ls Rs"),
    ("", 2, "L R"),
    ("6.0", 6, "L R C Cs Ls Rs"),
  ])
  func `ffmpeg's layouts have their own orders`(layout: String, count: Int, names: String) {
    #expect(ChannelPosition.external(layout, count: count).map(\.shortName).joined(separator: " ") == names)
  }

  @Test(
    arguments: [
      (SF_CHANNEL_MAP_LEFT, "L"), (SF_CHANNEL_MAP_FRONT_RIGHT, "R"), (SF_CHANNEL_MAP_MONO, "C"),
      (SF_CHANNEL_MAP_FRONT_CENTER, "C"),
      (SF_CHANNEL_MAP_LFE, "LFE"), (SF_CHANNEL_MAP_SIDE_LEFT, "Ls"), (SF_CHANNEL_MAP_REAR_RIGHT, "Rb"),
      (SF_CHANNEL_MAP_REAR_CENTER, "Cs"),
      (SF_CHANNEL_MAP_FRONT_LEFT_OF_CENTER, "L"),
    ] as [(Int, String)])
  func `libsndfile's numbers are positions`(code: Int, name: String) {
    #expect(ChannelPosition(code: Int32(code))?.shortName == name)
  }

  @Test(arguments: [Int(SF_CHANNEL_MAP_TOP_CENTER), Int(SF_CHANNEL_MAP_INVALID), 999]) func `overhead is no side`(
    code: Int
  ) {
    #expect(ChannelPosition(code: Int32(code)) == nil)
  }

  @Test func `a lone pair behind the listener is the surround pair`() {
    let quad: [ChannelPosition] = [.left, .right, .leftBack, .rightBack]
    #expect(ChannelPosition.withSurround(quad) == [.left, .right, .leftSurround, .rightSurround])
    let eight = ChannelPosition.usual(8)
    #expect(ChannelPosition.withSurround(eight) == eight)
  }

  /// ITU-R BS.775-4, table 2, at −3 dB, then lowered so that all channels at full scale reach full scale.
  @Test(arguments: 1...8) func `of channels at full scale no side clips, and none is lost but the low frequencies`(
    count: Int
  ) {
    let positions = ChannelPosition.usual(count)
    let fold = ChannelFold(positions)
    let full = fold([Float](repeating: 1, count: count))
    #expect(abs(max(full.left[0], full.right[0]) - 1) < 1e-6)
    for channel in 0..<count {
      var frame = [Float](repeating: 0, count: count)
      frame[channel] = 1
      let sound = fold(frame)
      #expect((sound.left[0] > 0 || sound.right[0] > 0) == (positions[channel] != .lowFrequency))
    }
  }

  @Test func `the centre arrives 3 dB below a side`() {
    let fold = ChannelFold([.left, .right, .centre])
    let (side, centre) = (fold([1, 0, 0]), fold([0, 0, 1]))
    #expect(abs(centre.left[0] / side.left[0] - 0.70711) < 1e-4 && centre.left == centre.right && side.right[0] == 0)
  }

  @Test func `frames that are not whole are left out`() {
    #expect(ChannelFold([.left, .right])([1, 2, 3]).frames == 1)
    #expect(ChannelFold([.left, .right])([]).frames == 0)
  }
}

extension ChannelPosition {
  fileprivate var shortName: String {
    switch self {
    case .left: "L"
    case .right: "R"
    case .centre: "C"
    case .lowFrequency: "LFE"
    case .leftSurround: "Ls"
    case .rightSurround: "Rs"
    case .leftBack: "Lb"
    case .rightBack: "Rb"
    case .backCentre: "Cs"
    }
  }
}
