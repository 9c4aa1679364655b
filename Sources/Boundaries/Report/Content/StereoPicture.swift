import Audio

/// How the master stands between the loudspeakers, over time and over frequency.
public struct StereoPicture: Sendable, Hashable {
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
