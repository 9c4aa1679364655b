import Audio

/// The short noise of a stroke: a hammer, a stick, a nail on a string.
struct StrokeNoise: Sendable {
  private var noise: SeededRandom
  private var band: Biquad
  private var level: Decay

  /// `band` is the centre in hertz, `decay` the seconds to −60 dB.
  init(level: Double, band: Double, decay: Double, seed: Seed) {
    noise = SeededRandom(seed)
    self.band = Biquad(.bandPass(.Hz(band), q: 0.7))
    self.level = Decay(from: Float(level), sixtyDecibels: decay)
  }

  var isOver: Bool { level.value < 1e-5 }

  @inline(__always)
  mutating func next() -> Float { band(noise.noise()) * level.next() }
}
