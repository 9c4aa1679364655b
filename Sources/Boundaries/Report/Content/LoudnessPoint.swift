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
