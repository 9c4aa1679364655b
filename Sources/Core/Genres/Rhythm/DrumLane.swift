/// What one drum plays.
public struct DrumLane: Sendable, Equatable, Codable {
  /// A drum's name, as in `DrumNote`: `kick`, `closedHat`.
  public let drum: String
  /// The stem it belongs to.
  public let stem: String
  /// It plays where the section's energy is at least this.
  public let energy: Double
  /// Bars of sixteenths, apart by spaces; a song takes two of the patterns and varies them.
  ///
  /// `X` is an accent, `x` a hit, `o` a ghost note, `.` a rest; `2`, `3` and `4` are so many strokes within the step, `t`
  /// three strokes within two steps.
  public let patterns: [String]

  public init(drum: String, stem: String, energy: Double, patterns: [String]) {
    self.drum = drum
    self.stem = stem
    self.energy = energy
    self.patterns = patterns
  }
}
