import Audio
import Music

/// Something said of one kind of section, short of a whole form: "long intro", "two drops", "no outro".
public struct SectionWish: Sendable, Hashable, Codable {
  public var section: SectionKind
  /// How many there shall be; 0 forbids it, nil leaves it open.
  public var count: Int?
  public var bars: Int?
  public var duration: Seconds?
  public var length: SectionLength?

  public init(_ section: SectionKind) { self.section = section }
}

/// How long a section shall be, next to what is usual.
public enum SectionLength: String, Sendable, Hashable, CaseIterable, Codable {
  case short, long
}

/// How the track shall end.
public enum Ending: String, Sendable, Hashable, CaseIterable, Codable {
  /// At once, on a beat.
  case abrupt
  /// By getting quieter.
  case fade
}
