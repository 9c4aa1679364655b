import Audio

/// The level of a drum's noise: it rises with each strike and falls until the next.
struct NoiseBurst: Sendable {
  /// All strikes but the last are short, in seconds to −60 dB.
  private static let shortDecay = 0.02

  private let strikes: [Int]
  private let rise: Float
  private let hold: Int
  private let level: Float
  /// Seconds to −60 dB of the last strike.
  private let decay: Double
  private var falling = Decay(from: 0, sixtyDecibels: shortDecay)
  private var frame = 0
  private var start = 0
  private var strike = 0

  init(_ settings: SnareVoice.Settings, decay: Double) {
    strikes = settings.strikes.map { SampleRate.standard.frames(in: .s($0)) }
    rise = 1 / max(1, Float(settings.noiseAttack * SampleRate.standard.value))
    hold = SampleRate.standard.frames(in: .s(settings.noiseHold))
    level = Float(settings.noiseLevel)
    self.decay = decay
  }

  @inline(__always)
  mutating func next() -> Float {
    if strike < strikes.count, frame >= strikes[strike] { begin() }
    let since = frame - start
    let gain = min(1, rise * Float(since + 1))
    frame += 1
    return gain * (strike == strikes.count && since <= hold ? falling.value : falling.next())
  }

  private mutating func begin() {
    strike += 1
    start = frame
    falling = Decay(from: level, sixtyDecibels: strike == strikes.count ? decay : Self.shortDecay)
  }
}

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

extension SeededRandom {
  /// Noise for both channels, uniform in −1 ..< 1.
  @inline(__always)
  mutating func stereo() -> SIMD2<Float> {
    let bits = next()
    return SIMD2(Float(Int32(truncatingIfNeeded: bits >> 32)), Float(Int32(truncatingIfNeeded: bits))) * 0x1p-31
  }
}
