import Music

/// The search for the instrument that a genre describes, in the words before the genre.
extension GenreMention {
  /// "The bass in the style of", "drums are", "a bass like in": an instrument before the genre that describes it.
  func described(before start: Int, _ state: ParseState) -> (role: StemRole, end: Int)? {
    var end = start
    if let manner = state.match(state.vocabulary.afterTheManner, before: start) {
      end = manner.range.lowerBound
      while let word = state.word(end - 1), Self.auxiliaries.contains(word) { end -= 1 }
    } else if givesFeel(before: start, state) {
      end = start - 1
    } else if ["is", "are"].contains(state.word(start - 1) ?? "") {
      end = start - 1
    } else if state.language != nil, state.language != "german" {
      // "Con bajo de dubstep", "con batería trap".
      end = state.word(start - 1) == "of" ? start - 1 : start
      guard isAfterWith(end, state) else { return nil }
    } else {
      return nil
    }
    guard let instrument = state.match(state.vocabulary.instruments, before: end),
      let role = state.vocabulary.lexicon.instruments[instrument.value]?.role
    else { return nil }
    return (role, end)
  }

  private static let auxiliaries: Set<String> = [
    "should", "that", "which", "must", "to", "could", "can", "be", "is", "are",
  ]

  /// "Give the bass a dubstep feel".
  private func givesFeel(before start: Int, _ state: ParseState) -> Bool {
    ["a", "an", "some", "more"].contains(state.word(start - 1) ?? "")
      && Self.feels.contains(state.word(name.upperBound) ?? "")
  }

  private static let feels: Set<String> = [
    "feel", "vibe", "sound", "flavour", "flavor", "twist", "touch", "groove", "character", "edge", "treatment",
    "feeling",
  ]

  /// True if the instrument that ends before `end` was added to something ("with a bass").
  private func isAfterWith(_ end: Int, _ state: ParseState) -> Bool {
    state.match(state.vocabulary.instruments, before: end).map { isAddition($0.range.lowerBound, state) } ?? false
  }

  func isAddition(_ start: Int, _ state: ParseState) -> Bool {
    ["with", "over", "plus", "using", "and", "on", "add", ",", "under", "beneath", "behind", "against", "featuring"]
      .contains(wordBefore(start, state))
  }

  func isWith(_ start: Int, _ state: ParseState) -> Bool {
    ["with", "over", "plus", "using", "on", "add", "under", "beneath", "featuring"].contains(wordBefore(start, state))
  }

  private func wordBefore(_ start: Int, _ state: ParseState) -> String {
    var before = start - 1
    while let word = state.word(before) {
      let isAdjective = state.vocabulary.adjectiveLength(state.tokens, at: before) == 1
      guard isAdjective || ["a", "an", "the", "some", "very", "la"].contains(word) else { break }
      before -= 1
    }
    return state.word(before) ?? ""
  }
}
