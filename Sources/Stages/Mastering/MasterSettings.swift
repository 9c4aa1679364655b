import Audio

/// The targets of a master.
public struct MasterSettings: Sendable, Hashable, Codable {
  public var loudness: Loudness
  /// No true peak of the master is higher.
  public var ceiling: TruePeak
  /// Nil leaves the tone as mixed, but for the DC filter.
  public var tone: ToneTarget?
  /// The width, density and range to come nearer to; nil leaves them as mixed.
  public var character: SoundCharacter?
  public var limiting: LimitingBound
  /// Of the dither.
  public var seed: Seed

  public init(
    loudness: Loudness = .LUFS(-14), ceiling: TruePeak = .dBTP(-1), tone: ToneTarget? = nil,
    character: SoundCharacter? = nil, limiting: LimitingBound = LimitingBound(), seed: Seed = Seed(0)
  ) {
    self.loudness = loudness
    self.ceiling = ceiling
    self.tone = tone
    self.character = character
    self.limiting = limiting
    self.seed = seed
  }
}

/// The bound on limiting that still sounds clean; a master that needs more is left quieter.
public struct LimitingBound: Sendable, Hashable, Codable {
  /// Exceeded during at most 1 % of the time: a drum stroke may, a bar may not.
  public var peak: Decibels
  /// Averaged over the whole track, in decibels.
  public var mean: Decibels
  /// By how much both may be exceeded, as a factor, before a master is left more than `slack` quieter.
  public var strain: Double
  /// The release time of the limiter.
  public var release = Seconds.ms(100)
  /// The shortfall of loudness that needs no strained limiting.
  static let slack = Decibels.dB(0.4)

  public init(peak: Decibels = .dB(6), mean: Decibels = .dB(3), strain: Double = 1) {
    self.peak = peak
    self.mean = mean
    self.strain = strain
  }

  /// The bound of a master that would be too quiet otherwise.
  var strained: LimitingBound {
    var bound = self
    (bound.peak, bound.mean) = (.dB(peak.value * strain), .dB(mean.value * strain))
    return bound
  }

  /// The bound for a loudness: each LU above −14 LUFS allows 1.5 dB more at the peaks, and a faster release.
  public init(for loudness: Loudness, strain: Double = 1) {
    let extra = max(0, (loudness - .LUFS(-14)).value)
    self.init(peak: .dB(6 + 1.5 * extra), mean: .dB(3 + 0.6 * extra), strain: strain)
    release = .ms(max(25, 100 - 14 * extra))
  }
}
