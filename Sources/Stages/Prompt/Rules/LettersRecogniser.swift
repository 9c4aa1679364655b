import Music

/// Recogniser of forms in letters ("ABAB", "A-B-A-C"), where A is the verse, B the chorus, C the bridge and D the
/// breakdown.
struct LettersRecogniser: Recogniser {
  private static let kinds: [Character: SectionKind] = ["A": .verse, "B": .chorus, "C": .bridge, "D": .breakdown]

  func recognise(in state: ParseState) {
    for index in state.tokens.indices where state.isFree(index..<(index + 1)) {
      guard let found = letters(at: index, state), isForm(found.letters, found.range, state) else { continue }
      let total = bars(around: found.range, state)
      let each = total.map { $0.count / found.letters.count }.flatMap { TicketField.bars.contains($0) ? $0 : nil }
      state.brief.structure = found.letters.compactMap { Self.kinds[$0] }.map { StructureItem($0, bars: each) }
      state.addEvidence("structure", found.range, 0.8)
      if let total { state.claim(total.range) }
      state.note("In \"\(state.words(found.range))\", A is a verse, B a chorus, C a bridge and D a breakdown.")
    }
  }

  /// "32-bar AABA": the length of the whole form.
  private func bars(around range: Range<Int>, _ state: ParseState) -> BarCount? {
    (2...4).lazy.compactMap { back in
      BarCount(at: range.lowerBound - back, in: state).flatMap { $0.range.upperBound == range.lowerBound ? $0 : nil }
    }.first
  }

  /// A word of nothing but the letters, or single letters with hyphens between them.
  private func letters(at index: Int, _ state: ParseState) -> (letters: String, range: Range<Int>)? {
    let token = state.tokens[index]
    guard token.kind == .word, token.text == token.text.uppercased() else { return nil }
    if token.text.count > 1 { return (token.text, index..<(index + 1)) }
    var end = index + 1
    var letters = token.text
    while end < state.tokens.count, state.tokens[end].joiner == "-", state.tokens[end].text.count == 1 {
      letters += state.tokens[end].text
      end += 1
    }
    return (letters, index..<end)
  }

  /// Letters that come in one after another from A on, and one of them again unless a form was announced.
  private func isForm(_ letters: String, _ range: Range<Int>, _ state: ParseState) -> Bool {
    guard (3...16).contains(letters.count), letters.allSatisfy({ Self.kinds[$0] != nil }) else { return false }
    var seen: [Character] = []
    for letter in letters where !seen.contains(letter) { seen.append(letter) }
    guard seen.count > 1, seen == Array("ABCD".prefix(seen.count)) else { return false }
    let isAnnounced = ["structure", "form"].contains { word in
      state.word(range.upperBound) == word || (1...2).contains { state.word(range.lowerBound - $0) == word }
    }
    let isName = state.vocabulary.artists.match(state.tokens, at: range.lowerBound) != nil
    return isAnnounced || (letters.count > seen.count && !isName)
  }
}
