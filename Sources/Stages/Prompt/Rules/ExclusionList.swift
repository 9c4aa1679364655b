/// A list of what shall not play under a label ("Exclude: drums, vocals", "[Avoid: claps]", "--no piano, choir"), which goes
/// on to the end of the sentence, the line, the brackets or to the next label.
struct ExclusionList {
  /// The words that announce it, with the colon.
  let label: Range<Int>
  /// What it lists.
  let range: Range<Int>

  /// The list that begins with a label at `index`; nil if there is none.
  init?(at index: Int, in reading: Reading) {
    guard let label = Self.label(at: index, in: reading), label.upperBound < reading.tokens.count else { return nil }
    let end = Self.end(of: label, in: reading)
    guard end > label.upperBound else { return nil }
    self.label = label
    range = label.upperBound..<end
  }

  /// "Exclude:", "Negative prompt =", "without:", "[no", "--no".
  private static func label(at index: Int, in reading: Reading) -> Range<Int>? {
    let vocabulary = reading.vocabulary
    guard
      let found = reading.match(vocabulary.exclusions, at: index)
        ?? reading.match(vocabulary.negations, at: index).map({ (true, $0.range) })
        ?? reading.match(vocabulary.none, at: index), !isHead(of: index, reading)
    else { return nil }
    var end = found.range.upperBound
    // As in JSON: "negative_prompt": "drums".
    if reading.word(end) == "\"", reading.word(end + 1) == ":" { end += 1 }
    let isOption = index >= 2 && (1...2).allSatisfy { reading.word(index - $0) == "-" }
    if let mark = reading.word(end), [":", "="].contains(mark) {
      return (isOption ? index - 2 : index)..<(reading.word(end + 1) == "\"" ? end + 2 : end + 1)
    }
    guard end < reading.tokens.count else { return nil }
    if reading.tokens[end].joiner == ":" { return index..<end }
    if isOption { return (index - 2)..<end }
    let isBracketed = ["[", "{", "("].contains(reading.word(index - 1) ?? "")
    let isNoun = reading.vocabulary.nounLength(reading.tokens, at: end) != nil
    return isBracketed && isNoun && reading.vocabulary.negations.match(reading.tokens, at: index) != nil
      ? index..<end : nil
  }

  /// "Vocals: none: …" and "drums not wanted: …" have what they speak of before them.
  private static func isHead(of index: Int, _ reading: Reading) -> Bool {
    guard index > 0, reading.vocabulary.none.match(reading.tokens, at: index) != nil,
      reading.vocabulary.exclusions.match(reading.tokens, at: index) == nil
    else { return false }
    return reading.tokens[index - 1].kind == .word || reading.tokens[index - 1].word == ":"
  }

  private static let ends: Set<String> = [".", "!", "?", "|", ")", "]", "}", "•", "·", "—", "–", "→", "\"", "…"]
  private static let openers: Set<String> = [
    "but", "with", "keep", "use", "using", "only", "instead", "then", "please", "include", "just", "make", "in", "for",
    "at",
    "everything", "wanted",
  ]

  private static func end(of label: Range<Int>, in reading: Reading) -> Int {
    let start = label.upperBound
    // A label alone on its line has the following lines.
    let isBlock = reading.startsLine(start)
    var index = start
    while index < reading.tokens.count {
      let token = reading.tokens[index]
      if index > start, reading.startsLine(index), !goesOn(at: index, isBlock, reading) { break }
      if ends.contains(token.word), !(isBlock && ["•", "·"].contains(token.word)) { break }
      if token.word == ";", !isListed(from: index + 1, start, reading) { break }
      if token.word == "-", token.joiner == nil, !reading.startsLine(index), !isBullet(index, reading) { break }
      if index > start || isBlock, isLabel(at: index, reading) { break }
      if index > start, startsItem(index, reading), openers.contains(token.word) || token.number != nil { break }
      index += 1
    }
    while index > start, [",", "and", "or", "&", "/", "+"].contains(reading.tokens[index - 1].word) { index -= 1 }
    return index
  }

  /// Whether the list goes on in the line that begins at `index`.
  private static func goesOn(at index: Int, _ isBlock: Bool, _ reading: Reading) -> Bool {
    if [",", "and", "or"].contains(reading.tokens[index - 1].word) { return true }
    return isBlock && ["-", "*", "•", "·", "–"].contains(reading.tokens[index].word)
  }

  private static func isBullet(_ index: Int, _ reading: Reading) -> Bool {
    index + 1 < reading.tokens.count && reading.tokens[index + 1].joiner == "" && reading.word(index - 1) != "-"
      && reading.word(index + 1) != "-"
  }

  /// Whether something new begins at `index`: after a comma, an "and" or the beginning of a line.
  private static func startsItem(_ index: Int, _ reading: Reading) -> Bool {
    reading.startsLine(index) || [",", ";", "and", "or", "/"].contains(reading.tokens[index - 1].word)
  }

  /// Whether a semicolon only separates items: no comma came before it, and a thing follows.
  private static func isListed(from index: Int, _ start: Int, _ reading: Reading) -> Bool {
    !reading.tokens[start..<index].contains { $0.word == "," }
      && reading.vocabulary.thingLength(reading.tokens, at: index).map {
        let end = index + $0
        return end >= reading.tokens.count || reading.tokens[end].isMark
      } ?? false
  }

  /// "Tempo:", "bpm=120": a word with a colon or an equals sign after it.
  private static func isLabel(at index: Int, _ reading: Reading) -> Bool {
    guard reading.tokens[index].kind == .word, index + 1 < reading.tokens.count else { return false }
    let next = reading.tokens[index + 1]
    return [":", "="].contains(next.word) || next.joiner == ":"
  }
}
