/// Something that shall be more or less than in the reference: "slower", "10 bpm faster", "less aggressive".
public struct Comparison: Sendable, Hashable, Codable {
  public enum Direction: String, Sendable, Hashable, CaseIterable, Codable {
    case more, less
  }

  public enum Unit: String, Sendable, Hashable, CaseIterable, Codable {
    case percent
    case bpm = "BPM"
  }

  /// `tempo`, `loudness`, `duration`, or a mood or sound of the lexicon.
  public var quality: String
  public var direction: Direction
  /// By how much, if that was said; only tempi have it.
  public var amount: Double?
  public var unit: Unit?

  public init(_ quality: String, _ direction: Direction, by amount: Double? = nil, _ unit: Unit? = nil) {
    self.quality = quality
    self.direction = direction
    self.amount = amount
    self.unit = unit
  }
}

/// How fast the drums feel next to the tempo.
public enum TimeFeel: String, Sendable, Hashable, CaseIterable, Codable {
  case half, double
}
