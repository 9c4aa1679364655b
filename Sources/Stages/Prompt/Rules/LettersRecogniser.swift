import Music

/// "ABAB", "A-B-A-C": a form in letters, where A is the verse, B the chorus, C the bridge and D the breakdown.
struct LettersRecogniser: Recogniser {
  private static let kinds: [Character: SectionKind] = ["A": .verse, "B": .chorus, "C": .bridge, "D": .breakdown]

  func recognise(in reading: inout Reading) {
    for index in reading.tokens.indices where reading.isFree(index..<(index + 1)) {
      guard let found = letters(at: index, reading), isForm(found.letters, found.range, reading) else { continue }
      reading.brief.structure = found.letters.compactMap { Self.kinds[$0] }.map { StructureItem($0) }
      reading.attest("structure", found.range, 0.8)
      reading.note("In \"\(reading.words(found.range))\", A is a verse, B a chorus, C a bridge and D a breakdown.")
    }
  }

  /// A word of nothing but the letters, or single letters with hyphens between them.
  private func letters(at index: Int, _ reading: Reading) -> (letters: String, range: Range<Int>)? {
    let token = reading.tokens[index]
    guard token.kind == .word, token.text == token.text.uppercased() else { return nil }
    if token.text.count > 1 { return (token.text, index..<(index + 1)) }
    var end = index + 1
    var letters = token.text
    while end < reading.tokens.count, reading.tokens[end].joiner == "-", reading.tokens[end].text.count == 1 {
      letters += reading.tokens[end].text
      end += 1
    }
    return (letters, index..<end)
  }

  /// Letters that come in one after another from A on, and one of them again unless a form was announced.
  private func isForm(_ letters: String, _ range: Range<Int>, _ reading: Reading) -> Bool {
    guard (3...16).contains(letters.count), letters.allSatisfy({ Self.kinds[$0] != nil }) else { return false }
    var seen: [Character] = []
    for letter in letters where !seen.contains(letter) { seen.append(letter) }
    guard seen.count > 1, seen == Array("ABCD".prefix(seen.count)) else { return false }
    let isAnnounced = ["structure", "form"].contains { word in
      reading.word(range.upperBound) == word || (1...2).contains { reading.word(range.lowerBound - $0) == word }
    }
    let isName = reading.vocabulary.artists.match(reading.tokens, at: range.lowerBound) != nil
    return isAnnounced || (letters.count > seen.count && !isName)
  }
}
