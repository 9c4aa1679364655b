import Music

/// Recogniser of instruments and voices, wanted ("with strings", "only piano") and unwanted ("beatless").
struct InstrumentRecogniser: Recogniser {
  func recognise(in state: ParseState) {
    for index in state.tokens.indices {
      let voice = state.match(state.vocabulary.voices, at: index)
      if let found = state.match(state.vocabulary.absent, at: index) {
        recogniseAbsence(found.value, found.range, state)
      } else if let found = state.match(state.vocabulary.instruments, at: index),
        !VerbSense.isMeant(found.range, state),
        found.range.count >= voice?.range.count ?? 0
      {
        recogniseInstrument(found.value, found.range, state)
      } else if let voice {
        recogniseVoice(voice.range, state)
      }
    }
  }

  /// "Beatless"; what forbids that ("not instrumental") asks for nothing.
  private func recogniseAbsence(_ name: String, _ range: Range<Int>, _ state: ParseState) {
    // "Instrumental, but with some humming" has no words, and a voice.
    let isHummed = name == "vocals" && state.brief.vocals && state.brief.voice?.manner == .hum
    if state.isForbidden(range) || isHummed { state.claim(range) } else { state.exclude(name, from: range) }
  }

  private func recogniseInstrument(_ name: String, _ range: Range<Int>, _ state: ParseState) {
    if state.isForbidden(range) {
      state.exclude(name, from: range)
      return
    }
    // "Rain-like", "bell-ish" say how something sounds.
    if ["like", "ish", "esque"].contains(state.word(range.upperBound) ?? ""), state.tokens[range.upperBound].isGlued {
      state.claim(range)
      return
    }
    // A guitar of seven strings has no string section.
    if name == "strings", range.lowerBound > 0, let number = Numeral(at: range.lowerBound - 1, in: state),
      (4...12).contains(number.value)
    {
      state.claim((range.lowerBound - 1)..<range.upperBound)
      return
    }
    if let player = soloist(in: range, state) {
      state.brief.onlyInstruments = true
      state.add(instrument: player)
      state.addEvidence("instruments", range, 0.9)
      return
    }
    let count = InstrumentCount(before: range.lowerBound, of: name, in: state)
    let whole = (count?.range.lowerBound ?? range.lowerBound)..<range.upperBound
    recogniseRestriction(around: whole, state)
    // A number of horns is one of players, and they blow French horns.
    if let horns = horns(in: range, state) {
      state.add(instrument: "french horn", times: horns.count)
      state.addEvidence("instruments", horns.range, 0.9)
      return
    }
    state.add(instrument: name, times: count?.value ?? 1)
    state.addEvidence("instruments", whole, 0.9)
  }

  private func recogniseVoice(_ range: Range<Int>, _ state: ParseState) {
    if state.isForbidden(range) {
      // "No singing, just humming" forbids no voice.
      if let manner = state.brief.voice?.manner, manner != .sung, state.brief.vocals,
        ["singing", "sung", "lyrics", "rapping"].contains(state.word(range.lowerBound) ?? "")
      {
        state.claim(range)
      } else {
        state.exclude("vocals", from: range)
      }
    } else {
      // "One drummer, one singer, that's it".
      if let only = onlyAfter(range.upperBound, state), only.count > 1, !state.brief.instruments.isEmpty,
        state.isFree(only)
      {
        state.brief.onlyInstruments = true
        state.addEvidence("only_instruments", only, 0.8)
      }
      state.brief.vocals = true
      state.addEvidence("vocals", range, 0.9)
    }
  }

  /// "Only piano", "just a guitar", "solo cello", "drums and bass only".
  private func recogniseRestriction(around range: Range<Int>, _ state: ParseState) {
    var start = range.lowerBound
    while let word = state.word(start - 1), ["a", "an", "the", "la", "for", "of", "some", "my"].contains(word) {
      start -= 1
    }
    let only =
      onlyAfter(range.upperBound, state) ?? wholeSolo(range.upperBound, state)
      ?? state.match(state.vocabulary.only, before: start)?.range
    guard let only, state.isFree(only), !belongsToSection(only.lowerBound, state) else { return }
    state.brief.onlyInstruments = true
    state.addEvidence("only_instruments", only, 0.8)
  }

  /// "Harp solo for meditation": the solo is no part of the track, it is the track.
  private func wholeSolo(_ end: Int, _ state: ParseState) -> Range<Int>? {
    guard state.word(end) == "solo", !state.solos.contains(where: { $0.noun == end }),
      !state.vocabulary.isInstrument(state.tokens, at: end + 1)
    else { return nil }
    return end..<(end + 1)
  }

  private func horns(in range: Range<Int>, _ state: ParseState) -> (count: Int, range: Range<Int>)? {
    guard range.count == 1, state.word(range.lowerBound) == "horns", range.lowerBound > 0,
      let number = Numeral(at: range.lowerBound - 1, in: state), number.range.upperBound == range.lowerBound,
      (2...8).contains(number.value)
    else { return nil }
    return (Int(number.value), (range.lowerBound - 1)..<range.upperBound)
  }

  /// "Guitar solo, calm": where the solo is the whole track, a guitar plays it and not the lead guitar of a band.
  private func soloist(in range: Range<Int>, _ state: ParseState) -> String? {
    let last = range.upperBound - 1
    guard range.count == 2, state.word(last) == "solo", !state.solos.contains(where: { $0.noun == last }) else {
      return nil
    }
    return state.vocabulary.instruments.match(Array(state.tokens[range.lowerBound..<last]), at: 0)?.value
  }

  /// "Drums and bass only", "a piano, nothing else".
  private func onlyAfter(_ end: Int, _ state: ParseState) -> Range<Int>? {
    let start = [",", ".", ";", "-", "–", "—"].contains(state.word(end) ?? "") ? end + 1 : end
    guard let found = state.match(state.vocabulary.onlyAfter, at: start)?.range,
      start == end || found.count > 1, !isRestricted(at: found.upperBound, state)
    else { return nil }
    return found
  }

  /// "Drums only at the end", but "drums only in F minor" and "piano only for a wedding" are all that plays.
  private func isRestricted(at index: Int, _ state: ParseState) -> Bool {
    guard let word = state.word(index), Self.restrictions.contains(word) else { return false }
    return !["in", "at", "on", "for"].contains(word)
      || PlaceMention(at: index, in: state) != nil
  }

  /// "Drums only come in after the intro" says when, not what.
  private static let restrictions: Set<String> = [
    "come", "comes", "coming", "play", "plays", "enter", "enters", "start", "starts", "in", "at", "on", "for", "after",
    "from", "when", "until", "during", "once",
  ]

  /// "An intro with only pads" says nothing of the rest.
  private func belongsToSection(_ index: Int, _ state: ParseState) -> Bool {
    for start in stride(from: index - 1, through: max(0, index - 8), by: -1) {
      guard ![",", ".", ";", "!", "?"].contains(state.tokens[start].word), !state.startsLine(start + 1) else {
        return false
      }
      if state.vocabulary.sections.match(state.tokens, at: start) != nil { return true }
    }
    return false
  }
}

extension ParseState {
  func exclude(_ name: String, from range: Range<Int>) {
    if !brief.exclude.contains(name) { brief.exclude.append(name) }
    addEvidence("exclude", range, 0.95)
  }

  /// Adds an instrument of the lexicon and the stem that it belongs to.
  ///
  /// What is wanted several times is listed as often; what is named again is the same one.
  func add(instrument name: String, times: Int = 1) {
    for _ in brief.instruments.count(where: { $0 == name })..<max(times, brief.instruments.count { $0 == name }) {
      brief.instruments.append(name)
      if let role = vocabulary.lexicon.instruments[name]?.role {
        brief.instrumentRoles.append(InstrumentRole(name, role: role))
      }
    }
  }
}
