import Audio

/// The short-term loudness at one time.
public struct LoudnessPoint: Sendable, Hashable {
  public var time: Seconds
  /// Nil for silence, which leaves a gap in the curve.
  public var loudness: Loudness?

  public init(time: Seconds, loudness: Loudness?) {
    self.time = time
    self.loudness = loudness
  }
}

/// The master's third-octave spectrum beside those that it is compared with.
///
/// Levels belong to the bands of `ThirdOctaves.nominal`, against any common zero: only their shape is compared.
public struct SpectrumComparison: Sendable, Hashable {
  public var master: [Decibels]
  /// The reference, the genre's target or both.
  public var others: [SpectrumCurve]

  public init(master: [Decibels], others: [SpectrumCurve] = []) {
    self.master = master
    self.others = others
  }
}

/// A spectrum with a name for the legend.
public struct SpectrumCurve: Sendable, Hashable {
  public var name: String
  public var levels: [Decibels]

  public init(name: String, levels: [Decibels]) {
    self.name = name
    self.levels = levels
  }
}

/// The stereo image of the master, over time and over frequency.
public struct StereoMeasurements: Sendable, Hashable {
  /// One band of frequencies.
  public struct Band: Sendable, Hashable {
    public var low: Hertz
    public var high: Hertz
    /// Side over mid energy.
    public var side: Decibels
    /// Of left and right, −1…1.
    public var correlation: Double

    public init(low: Hertz, high: Hertz, side: Decibels, correlation: Double) {
      self.low = low
      self.high = high
      self.side = side
      self.correlation = correlation
    }
  }

  /// The correlation of left and right in each half second, −1…1; nil for silence.
  public var correlations: [Double?]
  /// From low to high.
  public var bands: [Band]

  public init(correlations: [Double?], bands: [Band]) {
    self.correlations = correlations
    self.bands = bands
  }
}
