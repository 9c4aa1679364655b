import Music

/// What shall play and what shall not, and whether somebody sings.
struct InstrumentRecogniser: Recogniser {
  func recognise(in reading: inout Reading) {
    for index in reading.tokens.indices {
      let voice = reading.match(reading.vocabulary.voices, at: index)
      if let found = reading.match(reading.vocabulary.absent, at: index) {
        takeAbsent(found.value, found.range, &reading)
      } else if let found = reading.match(reading.vocabulary.instruments, at: index),
        found.range.count >= voice?.range.count ?? 0
      {
        takeInstrument(found.value, found.range, &reading)
      } else if let voice {
        takeVoice(voice.range, &reading)
      }
    }
  }

  /// "Beatless"; what forbids that ("not instrumental") asks for nothing.
  private func takeAbsent(_ name: String, _ range: Range<Int>, _ reading: inout Reading) {
    if reading.isForbidden(range) { reading.claim(range) } else { reading.exclude(name, from: range) }
  }

  private func takeInstrument(_ name: String, _ range: Range<Int>, _ reading: inout Reading) {
    if reading.isForbidden(range) {
      reading.exclude(name, from: range)
      return
    }
    // "Rain-like", "bell-ish" say how something sounds.
    if ["like", "ish", "esque"].contains(reading.word(range.upperBound) ?? ""), reading.tokens[range.upperBound].isGlued
    {
      reading.claim(range)
      return
    }
    takeOnly(around: range, &reading)
    reading.add(instrument: name)
    reading.attest("instruments", range, 0.9)
  }

  private func takeVoice(_ range: Range<Int>, _ reading: inout Reading) {
    if reading.isForbidden(range) {
      reading.exclude("vocals", from: range)
    } else {
      reading.brief.vocals = true
      reading.attest("vocals", range, 0.9)
    }
  }

  /// "Only piano", "just a guitar", "solo cello", "drums and bass only".
  private func takeOnly(around range: Range<Int>, _ reading: inout Reading) {
    var start = range.lowerBound
    while let word = reading.word(start - 1), ["a", "an", "the", "la", "for", "of", "some", "my"].contains(word) {
      start -= 1
    }
    let only = onlyAfter(range.upperBound, reading) ?? reading.match(reading.vocabulary.only, before: start)?.range
    guard let only, reading.isFree(only), !belongsToSection(only.lowerBound, reading) else { return }
    reading.brief.onlyInstruments = true
    reading.attest("only_instruments", only, 0.8)
  }

  /// "Drums and bass only", "a piano, nothing else".
  private func onlyAfter(_ end: Int, _ reading: Reading) -> Range<Int>? {
    let start = reading.word(end) == "," ? end + 1 : end
    guard let found = reading.match(reading.vocabulary.onlyAfter, at: start)?.range,
      start == end || found.count > 1, !Self.restrictions.contains(reading.word(found.upperBound) ?? "")
    else { return nil }
    return found
  }

  /// "Drums only come in after the intro" says when, not what.
  private static let restrictions: Set<String> = [
    "come", "comes", "coming", "play", "plays", "enter", "enters", "start", "starts", "in", "at", "on", "for", "after",
    "from", "when", "until", "during", "once",
  ]

  /// "An intro with only pads" says nothing of the rest.
  private func belongsToSection(_ index: Int, _ reading: Reading) -> Bool {
    reading.word(index - 1) == "with" && index >= 2
      && reading.vocabulary.sections.match(reading.tokens, at: index - 2) != nil
  }
}

extension Reading {
  mutating func exclude(_ name: String, from range: Range<Int>) {
    if !brief.exclude.contains(name) { brief.exclude.append(name) }
    attest("exclude", range, 0.95)
  }

  /// Adds an instrument of the lexicon and the stem that it belongs to.
  mutating func add(instrument name: String) {
    guard !brief.instruments.contains(name) else { return }
    brief.instruments.append(name)
    if let role = vocabulary.lexicon.instruments[name]?.role {
      brief.instrumentRoles.append(InstrumentRole(name, role: role))
    }
  }
}
