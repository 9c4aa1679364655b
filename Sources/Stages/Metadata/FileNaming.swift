/// How files are named: text with places in braces, such as `{name} {bpm} {key}`.
public struct FileNaming: Sendable, Hashable {
  /// What may stand in braces.
  public enum Place: String, Sendable, CaseIterable {
    case name, number, stem, bpm, key, genre
  }

  public static let master = FileNaming(text: "{name}")
  public static let stem = FileNaming(text: "{number}-{stem}")

  /// The pattern, with its places in braces.
  public let text: String

  private init(text: String) { self.text = text }

  /// Nil if `text` has a place that is not in `places`, lacks all of `needed`, or has characters that some disk refuses.
  public init?(_ text: String, places: Set<Place>, needed: Set<Place>) {
    let found = Self.places(in: text)
    guard let found, Set(found).isSubset(of: places), !needed.isDisjoint(with: found), Self.isSafe(text) else {
      return nil
    }
    self.text = text
  }

  /// For the master: anything that names it.
  public static func forMaster(_ text: String) -> FileNaming? {
    FileNaming(text, places: [.name, .bpm, .key, .genre], needed: [.name])
  }

  /// For stems: what tells them apart must be in it.
  public static func forStems(_ text: String) -> FileNaming? {
    FileNaming(text, places: Set(Place.allCases), needed: [.number])
  }

  /// The name for these values.
  public func name(_ values: [Place: String]) -> String {
    Place.allCases.reduce(text) { text, place in text.replacing("{\(place.rawValue)}", with: values[place] ?? "") }
  }

  private static func places(in text: String) -> [Place]? {
    var places: [Place] = []
    for match in text.matches(of: /\{([^{}]*)\}/) {
      guard let place = Place(rawValue: String(match.1)) else { return nil }
      places.append(place)
    }
    return places
  }

  /// No separators, nothing that Windows refuses, not hidden, and short enough for any stem's name in it.
  private static func isSafe(_ text: String) -> Bool {
    let bare = text.replacing(/\{[a-z]*\}/, with: "")
    let refused = Set("/\\:*?\"<>|{}")
    return text.utf8.count <= 100 && !text.hasPrefix(".") && !text.hasSuffix(".") && !text.hasSuffix(" ")
      && bare.allSatisfy {
        !refused.contains($0) && !($0.unicodeScalars.contains { $0.properties.generalCategory == .control })
      }
  }
}
