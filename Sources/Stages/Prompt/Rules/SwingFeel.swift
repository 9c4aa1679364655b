/// The decision between swing as a style of jazz and swing as the feel of another style.
struct SwingFeel {
  private let hasOtherGenre: Bool

  init(in state: ParseState) { hasOtherGenre = Self.hasOtherGenre(state) }

  /// "House with swing" is house; "swing, 160 bpm" and "swing jazz" are jazz.
  func isMeant(by mention: GenreMention, in state: ParseState) -> Bool {
    guard mention.name.count == 1, state.tokens[mention.name.lowerBound].word == "swing" else { return false }
    if mention.isShare || Self.isBlend(mention, state) { return false }
    return hasOtherGenre || Self.isOfNotes(mention.name, state)
  }

  private static let jazz: Set<String> = ["jazz", "bebop", "swing", "bossa-nova", "acid-jazz", "electro-swing"]

  /// True if the prompt names a genre, or an artist of one, that does not swing by itself.
  private static func hasOtherGenre(_ state: ParseState) -> Bool {
    let isImplied = state.impliedStyles.contains { $0.genre.map { !jazz.contains($0) } ?? false }
    return isImplied
      || state.tokens.indices.contains { index in
        guard let found = state.vocabulary.genres.match(state.tokens, at: index) else { return false }
        return !jazz.contains(found.value.name) && !jazz.contains(found.value.requestedName ?? "")
          && !state.isForbidden(index..<(index + found.count))
      }
  }

  /// "A mix of swing and house".
  static func isBlend(_ mention: GenreMention, _ state: ParseState) -> Bool {
    (1...5).contains { blends.contains(state.word(mention.name.lowerBound - $0) ?? "") }
      || blends.contains(state.word(mention.name.upperBound) ?? "")
  }

  private static let blends: Set<String> = [
    "mix", "blend", "fusion", "cross", "between", "meets", "combination", "hybrid", "part",
  ]

  /// "16th swing", "swing 60 %", "with a bit of swing".
  private static func isOfNotes(_ name: Range<Int>, _ state: ParseState) -> Bool {
    let next = state.word(name.upperBound) ?? ""
    let number = ["about", "of", ":"].contains(next) ? name.upperBound + 1 : name.upperBound
    let isAmount =
      state.tokens.indices.contains(number + 1) && state.tokens[number].number != nil
      && ["%", "percent"].contains(state.tokens[number + 1].word)
    return isAmount || notes.contains(next)
      || (1...2).contains { quantities.contains(state.word(name.lowerBound - $0) ?? "") }
  }

  private static let notes: Set<String> = ["feel", "groove", "amount", "ths", "eighths", "sixteenths", "quantize"]
  private static let quantities: Set<String> = [
    "bit", "slight", "subtle", "heavy", "light", "some", "little", "touch", "percent", "%", "groove", "mpc", "implied",
  ]
}
