/// What a part of a song does.
public enum SectionKind: String, Sendable, Hashable, CaseIterable, Codable {
  case intro, verse, chorus, build, drop, breakdown, bridge, groove, outro
  case preChorus = "pre-chorus"
}

/// A run of bars with one function.
public struct Section: Sendable, Hashable, Codable {
  public let kind: SectionKind
  public let bars: Int
  /// How much goes on, 0…1: drives density, brightness, width and level.
  public let energy: Double

  public init(_ kind: SectionKind, bars: Int, energy: Double) {
    self.kind = kind
    self.bars = bars
    self.energy = energy
  }

  enum CodingKeys: String, CodingKey {
    case kind = "section"
    case bars, energy
  }
}

/// The job that an instrument has in the arrangement.
public enum StemRole: String, Sendable, Hashable, CaseIterable, Codable {
  case drums, percussion, bass, chords, pad, lead, arpeggio, vocals, effects
}
