/// What some words of the prompt speak for, before it is known which genre leads.
struct StyleSuggestion {
  let source: StyleVote.Source
  /// Genre → weight.
  let genres: [String: Double]
  let words: String
  /// The token that the words begin with; suggestions are ordered by it.
  let position: Int
}

extension ParseState {
  /// Notes that the words of `range` speak for genres.
  func suggest(_ genres: [String: Double]?, _ source: StyleVote.Source, from range: Range<Int>) {
    guard let genres, !genres.isEmpty else { return }
    suggestions.append(
      StyleSuggestion(source: source, genres: genres, words: words(range), position: range.lowerBound))
  }

  /// The first words of the prompt that mean `value`, whether they are claimed or not.
  func mention<Value: Equatable>(of value: Value, in book: PhraseBook<Value>) -> Range<Int>? {
    for index in tokens.indices where !soundNames.contains(where: { $0.contains(index) }) {
      if let found = book.match(tokens, at: index), found.value == value { return index..<(index + found.count) }
    }
    return nil
  }
}
