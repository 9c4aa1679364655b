import Music

/// The number of players before an instrument: "two guitars", "three muted trumpets".
struct InstrumentCount {
  let value: Int
  /// The number's words.
  let range: Range<Int>

  /// Nil unless there are two to eight of something that can play several lines.
  init?(before start: Int, of name: String, in state: ParseState) {
    // A section of an orchestra is one, however many play in it.
    guard !["strings", "brass", "woodwinds"].contains(name),
      let role = state.vocabulary.lexicon.instruments[name]?.role,
      ![.drums, .percussion, .effects].contains(role)
    else { return nil }
    // One adjective may stand between.
    for end in [start, start - 1] where end >= 1 {
      guard let number = Numeral(at: end - 1, in: state), number.range == (end - 1)..<end,
        (2...8).contains(number.value),
        number.value == number.value.rounded(), end == start || state.isFree(end..<start),
        end == start || state.vocabulary.adjectiveLength(state.tokens, at: end) == 1,
        !["bar", "bars"].contains(state.word(end) ?? ""), state.tokens[end].joiner != "/"
      else { continue }
      value = Int(number.value)
      range = number.range
      return
    }
    return nil
  }
}
