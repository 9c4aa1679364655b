/// The tempo of a recording.
struct TempoEstimate: Sendable, Equatable {
  var bpm: Double
  /// 0…1.
  var confidence: Double
  /// Half or double, if that could be meant.
  var alternative: Double?
  /// Whether one tempo and one phase fit the whole track.
  var isSteady: Bool
  /// How the tempo goes; nil when it is too loose to say.
  var course: TempoCourse?

  /// Where the tempo stays and where it changes.
  var sections: [TempoSection]? {
    course?.stretches.map {
      TempoSection(start: $0.start, end: $0.end, bpm: bpm * $0.first, lastBpm: bpm * $0.last)
    }
  }

  /// Counted at the likeliest of `levels`, the runner-up being the alternative if it could be meant.
  func counted(at levels: [MetricalLevel]) -> TempoEstimate {
    let ranked = levels.sorted { $0.weight > $1.weight }
    guard let best = ranked.first else { return self }
    var counted = self
    counted.bpm = best.bpm
    let rivals = ranked.dropFirst().filter { [0.5, 2].contains($0.factor / best.factor) }
    counted.alternative = rivals.first.flatMap { best.weight - $0.weight < Self.doubt ? $0.bpm : nil }
    return counted
  }

  // One in twenty, as a logarithm.
  private static let doubt = 3.0

  /// Counted in beats of `factor` of these, which become the alternative.
  func slower(by factor: Double) -> TempoEstimate {
    var slower = self
    (slower.bpm, slower.alternative) = (bpm / factor, bpm)
    return slower
  }
}
