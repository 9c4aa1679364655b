import Music

/// "In F# minor", "Am", "key of Bb", "D dorian", "8A", and "in minor" without a tonic.
struct KeyRecogniser: Recogniser {
  func recognise(in reading: inout Reading) {
    for index in reading.tokens.indices where reading.isFree(index..<(index + 1)) {
      if let key = reading.tokens[index].key {
        reading.decide("key", \.key, key, from: index..<(index + 1), 0.95)
      } else if let found = WheelKey(at: index, in: reading) {
        reading.decide("key", \.key, found.key, from: found.range, 0.95)
      } else if let found = key(at: index, reading) {
        reading.decide("key", \.key, found.key, from: found.range, found.confidence)
      } else if let found = mode(at: index, reading) {
        reading.decide("mode", \.mode, found.mode, from: found.range, 0.9)
      }
    }
  }

  private struct Found {
    let key: Key
    let range: Range<Int>
    let confidence: Double
  }

  private func key(at index: Int, _ reading: Reading) -> Found? {
    guard let spelling = KeySpelling(at: index, in: reading) else { return nil }
    let announced = isAnnounced(index, reading)
    let next = announced && reading.word(spelling.end) == "," ? spelling.end + 1 : spelling.end
    if let mode = reading.match(reading.vocabulary.modes, at: next), spelling.suffix.isEmpty {
      let range = index..<mode.range.upperBound
      guard announced || !isArticle(index, before: range.upperBound, reading) else { return nil }
      return isModeNoun(range.upperBound, reading) && isLowerA(index, reading)
        ? nil : Found(key: Key(spelling.tonic, mode.value), range: range, confidence: 0.95)
    }
    guard spelling.standsAlone(announced: announced || isTag(index..<spelling.end, reading), in: reading) else {
      return nil
    }
    let mode: Mode = spelling.suffix.hasPrefix("m") && !spelling.suffix.hasPrefix("maj") ? .minor : .major
    return Found(
      key: Key(spelling.tonic, mode), range: index..<spelling.end, confidence: spelling.suffix.isEmpty ? 0.6 : 0.9)
  }

  /// Whether words such as "in" or "key of" come before.
  private func isAnnounced(_ index: Int, _ reading: Reading) -> Bool {
    var before = index - 1
    while let word = reading.word(before), [":", "of", "is", "the", "="].contains(word) { before -= 1 }
    guard let word = reading.word(before) else { return false }
    return ["key", "tonic", "tonality", "scale"].contains(word) || (word == "in" && before == index - 1)
  }

  /// "|C|", "{Bb}": a capital between separators, and no other one near that would make a form of them.
  private func isTag(_ range: Range<Int>, _ reading: Reading) -> Bool {
    let separators: Set<String> = ["|", "/", ",", ";", "(", ")", "[", "]", "{", "}", "•", "·"]
    let before = reading.word(range.lowerBound - 1)
    let after = reading.word(range.upperBound)
    let isTied = [range.lowerBound, range.upperBound].contains {
      reading.tokens.indices.contains($0) && reading.tokens[$0].joiner == "/"
    }
    guard before.map(separators.contains) ?? true, after.map(separators.contains) ?? true,
      before != nil || after != nil, !isTied
    else { return false }
    return !(-2...2).contains { step in
      let near = step < 0 ? range.lowerBound + step : range.upperBound + step - 1
      return !range.contains(near) && reading.word(near).map { $0.count == 1 && "abcdefg".contains($0) } ?? false
    }
  }

  private func isLowerA(_ index: Int, _ reading: Reading) -> Bool { reading.tokens[index].text == "a" }

  /// "a minor change": a lower-case "a" with a noun after the mode is an article.
  private func isArticle(_ index: Int, before end: Int, _ reading: Reading) -> Bool {
    guard reading.tokens[index].word == "a", let next = reading.word(end) else { return false }
    let isCapitalInside = reading.tokens[index].text == "A" && index > 0 && !reading.tokens[index - 1].isMark
    return !isCapitalInside && !reading.tokens[end].isMark && !["and", "at", "with", "for", "or"].contains(next)
  }

  private func isModeNoun(_ index: Int, _ reading: Reading) -> Bool {
    reading.word(index).map { ["key", "mode", "scale", "feel", "tonality", "vibe", "chord", "chords"].contains($0) }
      ?? false
  }

  /// "In minor", "a minor key".
  private func mode(at index: Int, _ reading: Reading) -> (mode: Mode, range: Range<Int>)? {
    guard let found = reading.match(reading.vocabulary.modes, at: index) else { return nil }
    let end = found.range.upperBound
    if let next = reading.word(end), ["key", "mode", "scale", "tonality"].contains(next) {
      return (found.value, index..<(end + 1))
    }
    return reading.word(index - 1) == "in" ? (found.value, (index - 1)..<end) : nil
  }
}
