/// The tempo of a recording.
struct TempoEstimate: Sendable, Equatable {
  var bpm: Double
  /// 0…1.
  var confidence: Double
  /// Half or double, if that could be meant.
  var alternative: Double?
  /// Whether one tempo and one phase fit the whole track.
  var isSteady: Bool
  /// The last tempo's excess over the first as a share; nil when undetermined.
  var drift: Double?

  /// Counted in beats of `factor` of these, which become the alternative.
  func slower(by factor: Double) -> TempoEstimate {
    var slower = self
    (slower.bpm, slower.alternative) = (bpm / factor, bpm)
    return slower
  }
}
