import Genres

/// Who has the word in a section in which players take turns, as in the trading of fours.
struct Trading {
  private let players: [String]
  private let span: SectionSpan

  init(genre: Genre, span: SectionSpan) {
    players = genre.character(of: span.kind).trades ?? []
    self.span = span
  }

  /// The stem whose turn it is; nil where nobody trades.
  ///
  /// Turns are fours in sections of sixteen bars, twos in shorter ones.
  func player(inBar bar: Int) -> String? {
    guard players.count > 1, span.bars >= 4 else { return nil }
    let turn = (bar - span.firstBar) / (span.bars >= 16 ? 4 : 2)
    return players[turn % players.count]
  }

  /// Whether `stem` is silent in `bar`: it waits for its turn, or for the drums to end theirs.
  func silences(_ stem: String, drums: String?, inBar bar: Int) -> Bool {
    guard let player = player(inBar: bar), player != stem, stem != drums else { return false }
    return players.contains(stem) || player == drums
  }
}
