import Audio

/// What was found in a source, and what was done to it.
public struct FitReport: Sendable, Hashable, Codable {
  /// The rate it came with.
  public var sourceRate: SampleRate
  /// Its length as it came.
  public var sourceDuration: Seconds
  /// The largest sample, after resampling; nil for digital silence.
  public var peak: Decibels?
  /// Nothing in it is louder than −60 dBFS.
  public var isSilent: Bool
  /// Runs of three or more samples in a row at full scale.
  public var clippedRuns: Int
  /// Silence appended at the end.
  public var padded: Seconds
  /// What was cut off at the end.
  public var trimmed: Seconds

  enum CodingKeys: String, CodingKey {
    case sourceRate = "source_rate_hz"
    case sourceDuration = "source_duration_s"
    case peak = "peak_dbfs"
    case isSilent = "is_silent"
    case clippedRuns = "clipped_runs"
    case padded = "padded_s"
    case trimmed = "trimmed_s"
  }
}
