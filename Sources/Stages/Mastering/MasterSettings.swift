import Signal

/// What a master should be.
public struct MasterSettings: Sendable, Hashable, Codable {
  public var loudness: Loudness
  /// No true peak of the master is higher.
  public var ceiling: TruePeak
  /// Nil leaves the tone as mixed, but for the DC filter.
  public var tone: ToneTarget?
  public var limiting: LimitingBound
  /// Of the dither.
  public var seed: Seed

  public init(
    loudness: Loudness = .LUFS(-14), ceiling: TruePeak = .dBTP(-1), tone: ToneTarget? = nil,
    limiting: LimitingBound = LimitingBound(), seed: Seed = Seed(0)
  ) {
    self.loudness = loudness
    self.ceiling = ceiling
    self.tone = tone
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
}
