import Signal

/// What a master should be.
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

/// How much limiting still sounds clean; a master that needs more is left quieter.
public struct LimitingBound: Sendable, Hashable, Codable {
  /// Exceeded during at most 1 % of the time: a drum stroke may, a bar may not.
  public var peak: Decibels
  /// Averaged over the whole track, in decibels.
  public var mean: Decibels

  public init(peak: Decibels = .dB(6), mean: Decibels = .dB(3)) {
    self.peak = peak
    self.mean = mean
  }

  /// Who asks for more than −14 LUFS asks for more limiting: each LU allows 1.5 dB more at the peaks.
  public init(for loudness: Loudness) {
    let extra = max(0, (loudness - .LUFS(-14)).value)
    self.init(peak: .dB(6 + 1.5 * extra), mean: .dB(3 + 0.6 * extra))
  }
}
