import Music

/// An instrument's solo as a part of the song: "guitar solo", "sax solo", "drum break", "solo section".
struct SoloMention {
  /// The lexicon's name; nil where no instrument was named.
  let instrument: String?
  let range: Range<Int>
  /// The index of the word "solo" or "break" itself.
  let noun: Int
  /// As it was said: `guitar solo`.
  let label: String

  /// The solos of a prompt, but for the one that the whole prompt is.
  static func all(in state: ParseState) -> [SoloMention] {
    var solos: [SoloMention] = []
    var index = 0
    while index < state.tokens.count {
      if let solo = SoloMention(at: index, in: state), !solo.isWholeTrack(in: state) {
        solos.append(solo)
        index = solo.range.upperBound
      } else {
        index += 1
      }
    }
    return solos
  }

  private init?(at index: Int, in state: ParseState) {
    guard state.isFree(index..<(index + 1)) else { return nil }
    guard let name = Self.name(at: index, state) else { return nil }
    let end = name.end
    guard let word = state.word(end), state.isFree(end..<(end + 1)), Self.isSolo(word, name.instrument, end, state)
    else { return nil }
    instrument = name.instrument
    noun = end
    let last = ["section", "part", "break"].contains(state.word(end + 1) ?? "") && word != "break" ? end + 2 : end + 1
    range = index..<last
    label = state.words(range).lowercased()
  }

  private static func isSolo(_ word: String, _ instrument: String?, _ index: Int, _ state: ParseState) -> Bool {
    if word == "solo" || word == "solos" {
      // "Piano, solo cello": the next one is alone.
      guard instrument != nil || ["section", "part"].contains(state.word(index + 1) ?? "") else { return false }
      return !state.vocabulary.isInstrument(state.tokens, at: index + 1)
    }
    return instrument == "drums" && ["break", "breakdown"].contains(word) && state.word(index + 1) != "beat"
  }

  private static func name(at index: Int, _ state: ParseState) -> (instrument: String?, end: Int)? {
    if ["solo", "instrumental"].contains(state.word(index) ?? ""), state.word(index + 1) == "section",
      state.word(index) == "solo"
    {
      return (nil, index)
    }
    // "Guitar solo" is the name of an electric guitar itself, "drum break" that of a beat.
    for length in 1...3 where index + length < state.tokens.count {
      let words = Array(state.tokens[index..<(index + length)])
      guard let found = state.vocabulary.instruments.match(words, at: 0), found.count == length,
        SoloMention.ends.contains(state.word(index + length) ?? "")
      else { continue }
      if let whole = state.vocabulary.instruments.match(state.tokens, at: index), whole.count == length + 1,
        state.word(index + length) == "solo"
      {
        return (whole.value, index + length)
      }
      return (found.value, index + length)
    }
    return nil
  }

  private static let ends: Set<String> = ["solo", "solos", "break", "breakdown"]

  /// "A short sad violin solo" and no more: the track is a solo, and none is a part of it.
  private func isWholeTrack(in state: ParseState) -> Bool {
    var index = range.lowerBound
    while index > 0, let word = state.word(index - 1), !state.tokens[index - 1].isMark {
      guard !Self.links.contains(word), state.vocabulary.genres.match(state.tokens, at: index - 1) == nil else {
        return false
      }
      index -= 1
    }
    guard index == 0 else { return false }
    // "Oud solo with darbuka": who accompanies it.
    if ["with", "over", "by", "and", "plus"].contains(state.word(range.upperBound) ?? ""),
      !state.tokens.contains(where: { state.vocabulary.sections.value(of: $0.word) != nil })
    {
      return PlacedThing(at: range.upperBound + 1, in: state) != nil
        || PlacedThing(at: range.upperBound + 2, in: state) != nil
    }
    let after = state.tokens[range.upperBound...].prefix(12)
    return !after.contains { Self.links.contains($0.word) || state.vocabulary.sections.value(of: $0.word) != nil }
  }

  private static let links: Set<String> = [
    "with", "and", "then", "has", "after", "before", "plus", "by", "without", "no", "in", "at", "during", "followed",
  ]
}
