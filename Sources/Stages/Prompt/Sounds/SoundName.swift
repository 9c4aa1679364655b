import Music

/// A sound of the owner's as the parser knows it.
public struct SoundName: Sendable, Hashable {
  /// In lower case with dashes: `virtuosity-kit`.
  public let name: String
  /// Other spellings.
  public let aliases: [String]
  /// True if its keys mean drums.
  public let isKit: Bool

  public init(_ name: String, aliases: [String] = [], isKit: Bool) {
    self.name = name
    self.aliases = aliases
    self.isKit = isKit
  }

  /// Every spelling as words, the name itself first.
  var spellings: [String] { ([name] + aliases).map { $0.replacing("-", with: " ") } }
}

/// A sound of the owner's that was asked for, and who plays on it.
public struct AskedSound: Sendable, Hashable, Codable {
  /// As the library calls it.
  public var name: String
  public var role: StemRole
  /// The instrument, where one was named; nil for the first stem of the role.
  public var instrument: String?

  public init(_ name: String, role: StemRole, instrument: String? = nil) {
    (self.name, self.role, self.instrument) = (name, role, instrument)
  }
}

/// The sounds of an installation by their names.
struct SoundNames: Sendable {
  let all: [SoundName]
  let phrases: PhraseBook<SoundName>

  init(_ names: [SoundName]) {
    all = names
    phrases = PhraseBook(names.map { ($0, $0.spellings) }, plurals: false)
  }

  /// The sound that `text` names; nil if there is none.
  func sound(named text: String) -> SoundName? {
    let words = Tokeniser.words(of: text.replacing("-", with: " ").replacing("_", with: " "))
    return all.first { sound in sound.spellings.contains { Tokeniser.words(of: $0) == words } }
  }

  /// That nothing is called `name`, with what there is.
  func noteOnMissing(_ name: String) -> String {
    guard !all.isEmpty else {
      return "There is no sound called \"\(name)\"; the folder of sounds is empty or not set (engine.sounds)."
    }
    let names = all.prefix(Self.listed).map(\.name).joined(separator: ", ")
    let rest = all.count > Self.listed ? " and \(all.count - Self.listed) more" : ""
    return "There is no sound called \"\(name)\"; there are \(names)\(rest)."
  }

  private static let listed = 12
}
