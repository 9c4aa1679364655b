import Audio
import Foundation

/// Test programmes of EBU Tech 3341 and 3342: sines of 1 kHz in segments, fed second by second.
struct Programme {
  struct Segment: Sendable {
    /// In seconds.
    let length: Double
    /// Peak level in dBFS; nil for silence.
    let level: Double?

    init(_ length: Double, _ level: Double? = nil) {
      self.length = length
      self.level = level
    }
  }

  let segments: [Segment]

  /// Hands all blocks to `body`; the phase runs through.
  func forEachBlock(_ body: (StereoBuffer) -> Void) {
    var location = 0
    for segment in segments {
      var rest = SampleRate.standard.frames(in: .s(segment.length))
      while rest > 0 {
        let frames = min(rest, 48_000)
        body(Self.block(frames, level: segment.level, from: location))
        (location, rest) = (location + frames, rest - frames)
      }
    }
  }

  /// One period of 1 kHz at 48 kHz.
  private static let period = (0..<48).map { sin(2 * .pi * Double($0) / 48) }

  private static func block(_ frames: Int, level: Double?, from location: Int) -> StereoBuffer {
    guard let level else { return StereoBuffer(frames: frames) }
    let amplitude = pow(10, level / 20)
    let period = period.map { Float(amplitude * $0) }
    return StereoBuffer(mono: (location..<location + frames).map { period[$0 % 48] })
  }

  /// A meter that has heard everything.
  func measured(_ modes: LoudnessMeter.Modes) -> LoudnessMeter {
    let meter = LoudnessMeter(modes: modes)
    forEachBlock(meter.add)
    return meter
  }

  /// libebur128's meter that has heard everything.
  var measuredByLibrary: MultichannelLoudnessMeter {
    let meter = MultichannelLoudnessMeter(channels: [.left, .right])
    forEachBlock { meter.add([$0.left, $0.right]) }
    return meter
  }

  /// Levels of everything.
  var levels: LevelTrack {
    var track = LevelTrack()
    forEachBlock { track.add($0) }
    return track
  }
}
