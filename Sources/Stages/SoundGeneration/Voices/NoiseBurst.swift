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
