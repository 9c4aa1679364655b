/// A list of what shall not play under a label ("Exclude: drums, vocals", "[Avoid: claps]", "--no piano, choir"), which goes
/// on to the end of the sentence, the line, the brackets or to the next label.
struct ExclusionList {
  /// The words that announce it, with the colon.
  let label: Range<Int>
  /// The listed items.
  let range: Range<Int>

  /// The list that begins with a label at `index`; nil if there is none.
  init?(at index: Int, in state: ParseState) {
    guard let label = Self.label(at: index, in: state), label.upperBound < state.tokens.count else { return nil }
    let end = Self.end(of: label, in: state)
    guard end > label.upperBound else { return nil }
    self.label = label
    range = label.upperBound..<end
  }

  /// "Exclude:", "Negative prompt =", "without:", "[no", "--no".
  private static func label(at index: Int, in state: ParseState) -> Range<Int>? {
    let vocabulary = state.vocabulary
    guard
      let found = state.match(vocabulary.exclusions, at: index)
        ?? state.match(vocabulary.negations, at: index).map({ (true, $0.range) })
        ?? state.match(vocabulary.none, at: index), !isHead(of: index, state)
    else { return nil }
    var end = found.range.upperBound
    // As in JSON: "negative_prompt": "drums".
    if state.word(end) == "\"", state.word(end + 1) == ":" { end += 1 }
    let isOption = index >= 2 && (1...2).allSatisfy { state.word(index - $0) == "-" }
    if let mark = state.word(end), [":", "="].contains(mark) {
      // "5/8? No: 5/4" corrects.
      if state.word(index) == "no", state.tokens.indices.contains(end + 1), state.tokens[end + 1].number != nil,
        !vocabulary.isInstrument(state.tokens, at: end + 1)
      {
        return nil
      }
      // So does "No: just salsa".
      if state.word(index) == "no", ["just", "only", "simply", "rather"].contains(state.word(end + 1) ?? "") {
        return nil
      }
      return (isOption ? index - 2 : index)..<(state.word(end + 1) == "\"" ? end + 2 : end + 1)
    }
    guard end < state.tokens.count else { return nil }
    if state.tokens[end].joiner == ":" { return index..<end }
    if isOption { return (index - 2)..<end }
    let isBracketed = ["[", "{", "("].contains(state.word(index - 1) ?? "")
    let isNoun = state.vocabulary.nounLength(state.tokens, at: end) != nil
    return isBracketed && isNoun && state.vocabulary.negations.match(state.tokens, at: index) != nil
      ? index..<end : nil
  }

  /// "Vocals: none: …" and "drums not wanted: …" have what they speak of before them.
  private static func isHead(of index: Int, _ state: ParseState) -> Bool {
    guard index > 0, state.vocabulary.none.match(state.tokens, at: index) != nil,
      state.vocabulary.exclusions.match(state.tokens, at: index) == nil
    else { return false }
    return state.tokens[index - 1].kind == .word || state.tokens[index - 1].word == ":"
  }

  private static let ends: Set<String> = [".", "!", "?", "|", ")", "]", "}", "•", "·", "—", "–", "→", "\"", "…"]
  private static let openers: Set<String> = [
    "but", "with", "keep", "use", "using", "only", "instead", "then", "please", "include", "just", "make", "in", "for",
    "at",
    "everything", "wanted",
  ]

  private static func end(of label: Range<Int>, in state: ParseState) -> Int {
    let start = label.upperBound
    // A label alone on its line has the following lines.
    let isBlock = state.startsLine(start)
    var index = start
    while index < state.tokens.count {
      let token = state.tokens[index]
      if index > start, state.startsLine(index), !goesOn(at: index, isBlock, state) { break }
      if ends.contains(token.word), !(isBlock && ["•", "·"].contains(token.word)) { break }
      if token.word == ";", !isListed(from: index + 1, start, state) { break }
      if token.word == "-", token.joiner == nil, !state.startsLine(index), !isBullet(index, state) { break }
      if index > start || isBlock, isLabel(at: index, state) { break }
      if index > start, startsItem(index, state), openers.contains(token.word) || token.number != nil { break }
      index += 1
    }
    while index > start, [",", "and", "or", "&", "/", "+"].contains(state.tokens[index - 1].word) { index -= 1 }
    return index
  }

  /// True if the list goes on in the line that begins at `index`.
  private static func goesOn(at index: Int, _ isBlock: Bool, _ state: ParseState) -> Bool {
    if [",", "and", "or"].contains(state.tokens[index - 1].word) { return true }
    return isBlock && ["-", "*", "•", "·", "–"].contains(state.tokens[index].word)
  }

  private static func isBullet(_ index: Int, _ state: ParseState) -> Bool {
    index + 1 < state.tokens.count && state.tokens[index + 1].joiner == "" && state.word(index - 1) != "-"
      && state.word(index + 1) != "-"
  }

  /// True if an item begins at `index`: after a comma, an "and" or the beginning of a line.
  private static func startsItem(_ index: Int, _ state: ParseState) -> Bool {
    state.startsLine(index) || [",", ";", "and", "or", "/"].contains(state.tokens[index - 1].word)
  }

  /// True if a semicolon only separates items: no comma came before it, and a thing follows.
  private static func isListed(from index: Int, _ start: Int, _ state: ParseState) -> Bool {
    !state.tokens[start..<index].contains { $0.word == "," }
      && state.vocabulary.thingLength(state.tokens, at: index).map {
        let end = index + $0
        return end >= state.tokens.count || state.tokens[end].isMark
      } ?? false
  }

  /// "Tempo:", "bpm=120": a word with a colon or an equals sign after it.
  private static func isLabel(at index: Int, _ state: ParseState) -> Bool {
    guard state.tokens[index].kind == .word, index + 1 < state.tokens.count else { return false }
    let next = state.tokens[index + 1]
    return [":", "="].contains(next.word) || next.joiner == ":"
  }
}
