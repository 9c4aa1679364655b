import Audio
import Foundation

/// Something that dies away exponentially, frame by frame.
///
/// Below −240 dB it is 0: numbers that small would be denormal soon, and slow.
struct Decay: Sendable {
  private static let nothing: Float = 1e-12

  private(set) var value: Float
  private let factor: Float

  /// `sixtyDecibels` is the time in which it falls by 60 dB, in seconds.
  init(from value: Float, sixtyDecibels: Double) {
    self.value = value
    factor = Float(exp(-Envelope.sixtyDecibels / (sixtyDecibels * SampleRate.standard.value)))
  }

  /// `time` is the time in which it falls to 1/e, in seconds.
  init(from value: Float, time: Double) { self.init(from: value, sixtyDecibels: time * Envelope.sixtyDecibels) }

  /// The value, which falls then.
  @inline(__always)
  mutating func next() -> Float {
    let now = value
    value = now > Self.nothing ? now * factor : 0
    return now
  }
}
