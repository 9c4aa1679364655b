/// A word's vote for a genre: everything that is said has a say in the style.
public struct StyleVote: Sendable, Hashable, Codable {
  /// The kind of statement that votes, the strongest first.
  public enum Source: String, Sendable, Hashable, CaseIterable, Codable {
    case genre, artist, ensemble, kind, instruments, occasion, meter, era, place, mood, tempo
  }

  /// The name of a known genre.
  public var genre: String
  /// Above 0; a genre that is named has 1.
  public var weight: Double
  public var source: Source
  /// The words that it came from.
  public var words: String

  public init(_ genre: String, weight: Double, source: Source, words: String) {
    self.genre = genre
    self.weight = weight
    self.source = source
    self.words = words
  }
}

/// The way in which notes are joined or separated.
public enum Articulation: String, Sendable, Hashable, CaseIterable, Codable {
  case legato, staccato, pizzicato, marcato
}

/// A named group of players that is the whole band: "string quartet", "big band", "piano trio".
public struct Ensemble: Sendable, Hashable, Codable {
  public var name: String
  /// Its players by the lexicon's instrument names, in the order of a score; two violins are listed twice.
  public var players: [String]

  public init(_ name: String, players: [String]) {
    self.name = name
    self.players = players
  }
}

/// The voice that shall sing or speak.
public struct VoiceWish: Sendable, Hashable, Codable {
  public enum Singer: String, Sendable, Hashable, CaseIterable, Codable {
    case female, male, child, choir, duet
  }

  public enum Register: String, Sendable, Hashable, CaseIterable, Codable {
    case deep, low, high
  }

  public enum Manner: String, Sendable, Hashable, CaseIterable, Codable {
    case sung, rap, spoken, whisper, robot, scream, hum
  }

  public var singer: Singer?
  public var register: Register?
  public var manner: Manner?

  public init(singer: Singer? = nil, register: Register? = nil, manner: Manner? = nil) {
    self.singer = singer
    self.register = register
    self.manner = manner
  }
}

/// The account of a prompt's words: each one ends in exactly one of the three.
public struct PromptCoverage: Sendable, Hashable, Codable {
  /// Words that a field of the brief came from, or that were read as lyrics or a title.
  public var understood = 0
  /// Words that say nothing of the music by themselves, such as articles and greetings.
  public var ignored = 0
  /// The rest, listed in `not_understood`.
  public var notUnderstood = 0

  public init() {}

  /// The share of understood words among those that were meant to say something, 0…1; 1 for an empty prompt.
  public var share: Double {
    let meant = understood + notUnderstood
    return meant == 0 ? 1 : Double(understood) / Double(meant)
  }

  enum CodingKeys: String, CodingKey {
    case understood, ignored
    case notUnderstood = "not_understood"
  }
}
