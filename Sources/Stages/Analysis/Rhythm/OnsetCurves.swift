/// How much sound begins at each moment, apart for four ranges of frequency.
struct OnsetCurves: Sendable {
  /// 48 kHz / 512.
  static let rate = 93.75
  /// Upper ends of the ranges, in hertz: kick and bass, body, voice and snare, cymbals.
  static let edges = [120.0, 500, 2500, 16_000]

  /// One curve per range: the mean rise of its bands in dB.
  var bands: [[Float]] = [[], [], [], []]
  /// The same as rises of amplitude, full scale being about 1: what is loud counts most.
  var attacks: [[Float]] = [[], [], [], []]

  var count: Int { bands[0].count }

  /// Some of its frames.
  func part(_ frames: Range<Int>) -> OnsetCurves {
    OnsetCurves(bands: bands.map { Array($0[frames]) }, attacks: attacks.map { Array($0[frames]) })
  }

  /// The time of an onset in frame `i`, in seconds.
  static func time(ofFrame i: Double) -> Double { i / rate + latency }

  /// Where the largest rise of a click lies in its frame, against the frame's newest hop: found with click tracks.
  static let latency = -0.005

  /// The frame of an onset at `time`, not rounded.
  static func frame(ofTime time: Double) -> Double { (time - latency) * rate }
}
