import Audio

/// What analysis is told beforehand.
public struct AnalysisSettings: Sendable, Equatable {
  /// Of the file, before anything was resampled.
  public var sampleRate: SampleRate
  /// Of the file, before anything was folded to stereo.
  public var channels: Int
  public var tempoPrior: TempoPrior

  public init(sampleRate: SampleRate = .standard, channels: Int = 2, tempoPrior: TempoPrior = .general) {
    self.sampleRate = sampleRate
    self.channels = channels
    self.tempoPrior = tempoPrior
  }
}

/// How likely a tempo is before anything was heard: it decides between half, normal and double time.
public struct TempoPrior: Sendable, Equatable {
  /// The likeliest tempo.
  public var centre: Double
  /// The standard deviation of log₂(bpm / centre).
  public var octaves: Double
  /// Where the tempo should lie; one outside is only reported if nothing in it fits the music.
  public var range: ClosedRange<Double>?

  public init(centre: Double, octaves: Double = 0.58, range: ClosedRange<Double>? = nil) {
    self.centre = centre
    self.octaves = octaves
    self.range = range
  }

  /// A genre's range, with the middle as the likeliest tempo.
  public init(range: ClosedRange<Double>) {
    self.init(centre: (range.lowerBound * range.upperBound).squareRoot(), range: range)
  }

  /// When nothing is known: listeners prefer 100 to 130 BPM (Moelants, *Preferred tempo reconsidered*, ICMPC 2002).
  public static let general = TempoPrior(centre: 110)
}
