import Foundation
import Signal

/// The short noise of a stroke: a hammer, a stick, a nail on a string.
struct StrokeNoise: Sendable {
  private var noise: SeededRandom
  private var band: Biquad
  private var level: Float
  private let fall: Float

  /// `band` is the centre in hertz, `decay` the seconds to −60 dB.
  init(level: Double, band: Double, decay: Double, seed: Seed) {
    noise = SeededRandom(seed)
    self.band = Biquad(.bandPass(.Hz(band), q: 0.7))
    self.level = Float(level)
    fall = Float(exp(-Envelope.sixtyDecibels / (decay * SampleRate.standard.value)))
  }

  @inline(__always)
  mutating func next() -> Float {
    guard level > 1e-5 else { return 0 }
    let x = band(noise.noise()) * level
    level *= fall
    return x
  }
}
