/// The first pass over a prompt: marks the words that are forbidden ("no drums, bass or vocals") for the recognisers.
struct NegationMarker {
  func mark(_ state: ParseState) {
    var index = 0
    while index < state.tokens.count {
      if let bound = state.vocabulary.bounds.match(state.tokens, at: index) {
        index += bound.count
        continue
      }
      if let list = ExclusionList(at: index, in: state) {
        markList(list, state)
        index = list.range.upperBound
        continue
      }
      if let noun = dashed(at: index, state) {
        state.claim(index..<(index + 1))
        state.forbid(noun)
        index = noun.upperBound
        continue
      }
      if let degree = state.match(state.vocabulary.degrees, at: index), !degree.value {
        index = markLess(degree.range, state)
        continue
      }
      guard let negation = state.match(state.vocabulary.negations, at: index), !isHedged(index, state) else {
        markSwitchedOff(at: index, state)
        markReplaced(at: index, state)
        index += 1
        continue
      }
      let next = negation.range.upperBound
      // "Techno? No: just salsa" asks for what follows.
      if state.word(index) == "no", let corrected = correction(after: next, state) {
        index = corrected
        continue
      }
      // "Don't forget the drums" asks for them.
      if let second = doubled(negation.range, state) {
        state.claim(index..<second.upperBound)
        index = second.upperBound
        continue
      }
      // "Not too slow" speaks of the one word only.
      let isMild = Self.degrees.contains(state.word(next - 1) ?? "")
      let start = !isMild && Self.degrees.contains(state.word(next) ?? "") ? next + 1 : next
      let end =
        isMild || start > next
        ? markWord(at: start, state) : markNouns(from: next, overAnd: negation.value, state)
      if end > start { state.claim(negation.range) }
      index = max(end, negation.range.upperBound)
    }
  }

  /// The end of ": just", ", only" behind a "no" that takes back what was said.
  private func correction(after start: Int, _ state: ParseState) -> Int? {
    guard let word = state.word(start) else { return nil }
    var next = start
    if [":", ",", ".", "!", "-", "–", "—", "wait"].contains(word) { next += 1 }
    if state.word(next) == ":" || state.word(next) == "," { next += 1 }
    guard next > start, ["just", "only", "simply", "rather"].contains(state.word(next) ?? ""),
      state.vocabulary.genres.match(state.tokens, at: next + 1) != nil
    else { return nil }
    return next + 1
  }

  /// Everything that a list under a label names; numbers in it say nothing of the track.
  private func markList(_ list: ExclusionList, _ state: ParseState) {
    state.claim(list.label)
    var index = list.range.lowerBound
    while index < list.range.upperBound {
      let length = state.vocabulary.nounLength(state.tokens, at: index) ?? state.artistLength(at: index)
      if let length {
        state.forbid(index..<(index + length))
      } else if state.tokens[index].number != nil
        || state.vocabulary.negations.match(state.tokens, at: index) != nil
        || state.vocabulary.none.match(state.tokens, at: index) != nil
      {
        state.claim(index..<(index + 1))
      }
      index += length ?? 1
    }
  }

  /// "Exclude drums, guitar, vocals." as a sentence of its own.
  func isOrder(at index: Int, _ state: ParseState) -> Bool {
    state.vocabulary.exclusions.match(state.tokens, at: index) != nil && startsSentence(index, state)
      && !["no", "without", "minus", "except"].contains(state.tokens[index].word)
  }

  func startsSentence(_ index: Int, _ state: ParseState) -> Bool {
    state.startsLine(index) || [".", "!", "?", ";", "please"].contains(state.word(index - 1) ?? "")
  }

  /// "Less aggressive", "not as dark": no mood or sound of the track, whatever it is compared with.
  private func markLess(_ degree: Range<Int>, _ state: ParseState) -> Int {
    let start = degree.upperBound
    guard let length = state.vocabulary.adjectiveLength(state.tokens, at: start),
      !state.vocabulary.isThing(state.tokens, at: start)
    else { return start }
    state.forbid(start..<(start + length))
    return start + length
  }

  /// "Almost no percussion", "hardly any drums" leave some.
  private func isHedged(_ index: Int, _ state: ParseState) -> Bool {
    ["almost", "nearly", "practically", "virtually"].contains(state.word(index - 1) ?? "")
  }

  private func markWord(at index: Int, _ state: ParseState) -> Int {
    guard let length = state.vocabulary.nounLength(state.tokens, at: index) else { return index }
    state.forbid(index..<(index + length))
    return index + length
  }

  private static let degrees: Set<String> = ["too", "very", "so", "that"]
}
