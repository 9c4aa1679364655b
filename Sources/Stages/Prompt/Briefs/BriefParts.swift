import Audio
import Music

/// Something said of one kind of section, short of a whole form: "long intro", "two drops", "no outro".
public struct SectionWish: Sendable, Hashable, Codable {
  public var section: SectionKind
  /// The number of such sections; 0 forbids them, nil leaves it open.
  public var count: Int?
  public var bars: Int?
  public var duration: Seconds?
  public var length: SectionLength?

  public init(_ section: SectionKind) { self.section = section }
}

/// A section's length relative to the usual one.
public enum SectionLength: String, Sendable, Hashable, CaseIterable, Codable {
  case short, long
}

/// A way to end the track.
public enum EndingStyle: String, Sendable, Hashable, CaseIterable, Codable {
  /// At once, on a beat.
  case abrupt
  /// By getting quieter.
  case fade
}

/// Something that shall be more or less than in the reference: "slower", "10 bpm faster", "less aggressive".
public struct Comparison: Sendable, Hashable, Codable {
  public enum Direction: String, Sendable, Hashable, CaseIterable, Codable {
    case more, less
  }

  public enum AmountUnit: String, Sendable, Hashable, CaseIterable, Codable {
    case percent
    case bpm = "BPM"
  }

  /// `tempo`, `loudness`, `duration`, or a mood or sound of the lexicon.
  public var quality: String
  public var direction: Direction
  /// The stated difference, for tempi only.
  public var amount: Double?
  public var unit: AmountUnit?

  public init(_ quality: String, _ direction: Direction, by amount: Double? = nil, _ unit: AmountUnit? = nil) {
    self.quality = quality
    self.direction = direction
    self.amount = amount
    self.unit = unit
  }
}

extension Brief {
  /// The words of the style line, in its order, by the lexicon's names.
  public var styleWords: [String] { style.split(separator: ",").map { String($0.drop { $0 == " " }) } }
}
