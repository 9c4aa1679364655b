import Music

/// The form that the marks of lyrics give, each with what the mark says of its section ("[Guitar Solo]", "[Verse 2: only piano]").
struct LyricsForm {
  /// Fewer sections are no form of a track.
  static let least = 2

  let items: [StructureItem]

  init(_ lyrics: Lyrics, vocabulary: Vocabulary) {
    items = lyrics.marks.prefix(TicketField.longestList).compactMap { mark in
      mark.section.map { StructureItem($0, bars: nil, Self.arrangement(mark, $0, vocabulary)) }
    }
  }

  private static func arrangement(
    _ mark: LyricsMark, _ section: SectionKind, _ vocabulary: Vocabulary
  ) -> SectionArrangement? {
    let tokens = Tokeniser.tokens(of: mark.name)
    var arrangement = SectionArrangement()
    var players: [String] = []
    for index in tokens.indices {
      if let found = vocabulary.instruments.match(tokens, at: index), !players.contains(found.value) {
        players.append(found.value)
      }
      arrangement.level = arrangement.level ?? levels[tokens[index].word]
    }
    // "Guitar solo" is a name of its own among the instruments.
    if section == .solo {
      arrangement.solo = tokens.lazy.compactMap { vocabulary.instruments.value(of: $0.word) }.first ?? players.first
    } else {
      arrangement.instruments = players
      arrangement.only = !players.isEmpty && tokens.contains { ["only", "solo", "just", "nur"].contains($0.word) }
    }
    if mark.isInstrumental || section == .solo && arrangement.solo == nil { arrangement.without = ["vocals"] }
    return arrangement.isEmpty ? nil : arrangement
  }

  private static let levels: [String: SectionLevel] = [
    "soft": .soft, "softly": .soft, "quiet": .quiet, "quietly": .quiet, "loud": .loud, "big": .loud, "leise": .quiet,
  ]
}
