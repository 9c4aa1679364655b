import Genres
import Prompt

/// The genres that the tables are written against; tempo ranges are the usual ones of each style.
enum KnownGenres {
  static let all = [
    GenreName("house", aliases: ["house music"], tempo: 118...130),
    GenreName("dubstep", aliases: ["dub step"], tempo: 138...142),
    GenreName(
      "drum-and-bass",
      aliases: ["drum and bass", "drum n bass", "drum 'n' bass", "drum & bass", "dnb", "d&b", "d'n'b"],
      tempo: 160...180),
    GenreName("hip-hop", aliases: ["hip hop", "hiphop"], tempo: 75...100),
    GenreName("ambient", aliases: ["ambient music"], tempo: 60...100),
  ]

  /// A catalogue as it may become, without a spelling besides the names; tempi as in the style guides.
  static let many = all + rows.map { GenreName($0.0, tempo: $0.1) }

  private static let rows: [(String, ClosedRange<Double>)] = [
    ("deep-house", 118...125), ("tech-house", 124...128), ("techno", 120...150), ("trance", 125...150),
    ("brostep", 140...150), ("jungle", 155...170), ("trap", 130...170), ("boom-bap", 80...100), ("lo-fi", 70...90),
    ("future-bass", 130...170), ("synthwave", 80...118), ("downtempo", 70...100), ("pop", 90...130),
    ("rock", 90...140), ("funk", 100...130), ("disco", 100...130), ("reggaeton", 85...100), ("uk-garage", 130...140),
    ("bass-house", 124...130), ("hardstyle", 140...160), ("cinematic", 60...140), ("jazz", 100...140),
  ]

  /// The genres that come with the program.
  static let standard = GenreCatalogue.standard.genres.map {
    GenreName($0.name, aliases: $0.aliases, tempo: $0.tempo.low...$0.tempo.high)
  }

  private static let lexicon = Result { try Lexicon.builtIn() }
  private static let narrow = lexicon.map { RuleParser(lexicon: $0, genres: all) }
  private static let wide = lexicon.map { RuleParser(lexicon: $0, genres: many) }
  private static let real = lexicon.map { RuleParser(lexicon: $0, genres: standard) }

  /// Knows `all`.
  static func parser() throws -> RuleParser { try narrow.get() }

  /// Knows `standard`.
  static func standardParser() throws -> RuleParser { try real.get() }

  /// Knows `many`.
  static func wideParser() throws -> RuleParser { try wide.get() }
}
