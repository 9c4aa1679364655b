import Music

/// Which instrument a genre describes, by the words before it.
extension GenreMention {
  /// "The bass in the style of", "drums are", "a bass like in": an instrument before the genre that describes it.
  func described(before start: Int, _ reading: Reading) -> (role: StemRole, end: Int)? {
    var end = start
    if let manner = reading.match(reading.vocabulary.afterTheManner, before: start) {
      end = manner.range.lowerBound
      while let word = reading.word(end - 1), Self.auxiliaries.contains(word) { end -= 1 }
    } else if givesFeel(before: start, reading) {
      end = start - 1
    } else if ["is", "are"].contains(reading.word(start - 1) ?? "") {
      end = start - 1
    } else if reading.language != nil, reading.language != "german" {
      // "Con bajo de dubstep", "con batería trap".
      end = reading.word(start - 1) == "of" ? start - 1 : start
      guard isAfterWith(end, reading) else { return nil }
    } else {
      return nil
    }
    guard let instrument = reading.match(reading.vocabulary.instruments, before: end),
      let role = reading.vocabulary.lexicon.instruments[instrument.value]?.role
    else { return nil }
    return (role, end)
  }

  private static let auxiliaries: Set<String> = [
    "should", "that", "which", "must", "to", "could", "can", "be", "is", "are",
  ]

  /// "Give the bass a dubstep feel".
  private func givesFeel(before start: Int, _ reading: Reading) -> Bool {
    ["a", "an", "some", "more"].contains(reading.word(start - 1) ?? "")
      && Self.feels.contains(reading.word(name.upperBound) ?? "")
  }

  private static let feels: Set<String> = [
    "feel", "vibe", "sound", "flavour", "flavor", "twist", "touch", "groove", "character", "edge", "treatment",
    "feeling",
  ]

  /// Whether the instrument that ends before `end` was added to something ("with a bass").
  private func isAfterWith(_ end: Int, _ reading: Reading) -> Bool {
    reading.match(reading.vocabulary.instruments, before: end).map { isAddition($0.range.lowerBound, reading) } ?? false
  }

  func isAddition(_ start: Int, _ reading: Reading) -> Bool {
    ["with", "over", "plus", "using", "and", "on", "add", ",", "under", "beneath", "behind", "against", "featuring"]
      .contains(wordBefore(start, reading))
  }

  func isWith(_ start: Int, _ reading: Reading) -> Bool {
    ["with", "over", "plus", "using", "on", "add", "under", "beneath", "featuring"].contains(wordBefore(start, reading))
  }

  private func wordBefore(_ start: Int, _ reading: Reading) -> String {
    var before = start - 1
    while let word = reading.word(before) {
      let isAdjective = reading.vocabulary.adjectiveLength(reading.tokens, at: before) == 1
      guard isAdjective || ["a", "an", "the", "some", "very", "la"].contains(word) else { break }
      before -= 1
    }
    return reading.word(before) ?? ""
  }
}
