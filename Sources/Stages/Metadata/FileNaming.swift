/// A pattern for file names: text with placeholders in braces, such as `{name} {bpm} {key}`.
public struct FileNaming: Sendable, Hashable {
  /// The words that may stand in braces.
  public enum NamePlaceholder: String, Sendable, CaseIterable {
    case name, number, stem, bpm, key, genre
  }

  public static let master = FileNaming(text: "{name}")
  public static let stem = FileNaming(text: "{number}-{stem}")

  /// The pattern, with its places in braces.
  public let text: String

  private init(text: String) { self.text = text }

  /// Nil if `text` has a placeholder that is not in `placeholders`, lacks all of `needed`, or has characters that some disk refuses.
  public init?(_ text: String, placeholders: Set<NamePlaceholder>, needed: Set<NamePlaceholder>) {
    let found = Self.placeholders(in: text)
    guard let found, Set(found).isSubset(of: placeholders), !needed.isDisjoint(with: found), Self.isSafe(text) else {
      return nil
    }
    self.text = text
  }

  /// For the master: anything that names it.
  public static func forMaster(_ text: String) -> FileNaming? {
    FileNaming(text, placeholders: [.name, .bpm, .key, .genre], needed: [.name])
  }

  /// For stems: the number, which tells them apart, must be in it.
  public static func forStems(_ text: String) -> FileNaming? {
    FileNaming(text, placeholders: Set(NamePlaceholder.allCases), needed: [.number])
  }

  /// The name for these values.
  public func name(_ values: [NamePlaceholder: String]) -> String {
    NamePlaceholder.allCases.reduce(text) { text, placeholder in
      text.replacing("{\(placeholder.rawValue)}", with: values[placeholder] ?? "")
    }
  }

  private static func placeholders(in text: String) -> [NamePlaceholder]? {
    var placeholders: [NamePlaceholder] = []
    for match in text.matches(of: /\{([^{}]*)\}/) {
      guard let placeholder = NamePlaceholder(rawValue: String(match.1)) else { return nil }
      placeholders.append(placeholder)
    }
    return placeholders
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
