/// The tempo of a recording.
struct TempoEstimate: Sendable, Equatable {
  var bpm: Double
  /// 0…1.
  var confidence: Double
  /// Half or double, if that could be meant.
  var alternative: Double?
  /// Whether one tempo and one phase fit the whole track.
  var isSteady: Bool
}
