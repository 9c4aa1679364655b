import Music

/// Recogniser of keys ("in F# minor", "Am", "key of Bb", "D dorian", "8A") and of a mode without a tonic ("in
/// minor").
struct KeyRecogniser: Recogniser {
  func recognise(in state: ParseState) {
    for index in state.tokens.indices where state.isFree(index..<(index + 1)) {
      if let key = state.tokens[index].key {
        state.assign("key", \.key, key, from: index..<(index + 1), 0.95)
      } else if let found = WheelKey(at: index, in: state) {
        state.assign("key", \.key, found.key, from: found.range, 0.95)
      } else if let found = key(at: index, state) {
        state.assign("key", \.key, found.key, from: found.range, found.confidence)
      } else if let found = mode(at: index, state) {
        state.assign("mode", \.mode, found.mode, from: found.range, 0.9)
      }
    }
  }

  private struct KeyMention {
    let key: Key
    let range: Range<Int>
    let confidence: Double
  }

  private func key(at index: Int, _ state: ParseState) -> KeyMention? {
    guard let spelling = KeySpelling(at: index, in: state) else { return nil }
    let announced = isAnnounced(index, state)
    let next = announced && state.word(spelling.end) == "," ? spelling.end + 1 : spelling.end
    if let mode = state.match(state.vocabulary.modes, at: next), spelling.suffix.isEmpty {
      let range = index..<mode.range.upperBound
      guard announced || !isArticle(index, before: range.upperBound, state) else { return nil }
      return isModeNoun(range.upperBound, state) && isLowerA(index, state)
        ? nil : KeyMention(key: Key(spelling.tonic, mode.value), range: range, confidence: 0.95)
    }
    guard spelling.standsAlone(announced: announced || isTag(index..<spelling.end, state), in: state) else {
      return nil
    }
    let mode: Mode = spelling.suffix.hasPrefix("m") && !spelling.suffix.hasPrefix("maj") ? .minor : .major
    return KeyMention(
      key: Key(spelling.tonic, mode), range: index..<spelling.end, confidence: spelling.suffix.isEmpty ? 0.6 : 0.9)
  }

  /// True if words such as "in" or "key of" come before.
  private func isAnnounced(_ index: Int, _ state: ParseState) -> Bool {
    var before = index - 1
    while let word = state.word(before), [":", "of", "is", "the", "="].contains(word) { before -= 1 }
    guard let word = state.word(before) else { return false }
    return ["key", "tonic", "tonality", "scale"].contains(word) || (word == "in" && before == index - 1)
  }

  /// "|C|", "{Bb}": a capital between separators, and no other one near that would make a form of them.
  private func isTag(_ range: Range<Int>, _ state: ParseState) -> Bool {
    let separators: Set<String> = ["|", "/", ",", ";", "(", ")", "[", "]", "{", "}", "•", "·"]
    let before = state.word(range.lowerBound - 1)
    let after = state.word(range.upperBound)
    let isTied = [range.lowerBound, range.upperBound].contains {
      state.tokens.indices.contains($0) && state.tokens[$0].joiner == "/"
    }
    guard before.map(separators.contains) ?? true, after.map(separators.contains) ?? true,
      before != nil || after != nil, !isTied
    else { return false }
    return !(-2...2).contains { step in
      let near = step < 0 ? range.lowerBound + step : range.upperBound + step - 1
      return !range.contains(near) && state.word(near).map { $0.count == 1 && "abcdefg".contains($0) } ?? false
    }
  }

  private func isLowerA(_ index: Int, _ state: ParseState) -> Bool { state.tokens[index].text == "a" }

  /// "a minor change": a lower-case "a" with a noun after the mode is an article.
  private func isArticle(_ index: Int, before end: Int, _ state: ParseState) -> Bool {
    guard state.tokens[index].word == "a", let next = state.word(end) else { return false }
    let isCapitalInside = state.tokens[index].text == "A" && index > 0 && !state.tokens[index - 1].isMark
    return !isCapitalInside && !state.tokens[end].isMark && !["and", "at", "with", "for", "or"].contains(next)
  }

  private func isModeNoun(_ index: Int, _ state: ParseState) -> Bool {
    state.word(index).map { ["key", "mode", "scale", "feel", "tonality", "vibe", "chord", "chords"].contains($0) }
      ?? false
  }

  /// "In minor", "a minor key".
  private func mode(at index: Int, _ state: ParseState) -> (mode: Mode, range: Range<Int>)? {
    guard let found = state.match(state.vocabulary.modes, at: index) else { return nil }
    let end = found.range.upperBound
    if let next = state.word(end), ["key", "mode", "scale", "tonality"].contains(next) {
      return (found.value, index..<(end + 1))
    }
    if state.word(index - 1) == "in" { return (found.value, (index - 1)..<end) }
    // "Folk song, dorian": but for major and minor, the names of modes mean nothing else.
    return [.major, .minor].contains(found.value) ? nil : (found.value, found.range)
  }
}
