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

  static func parser() throws -> RuleParser { try RuleParser(lexicon: .builtIn(), genres: all) }
}
