import Music

/// What shall play and what shall not, and whether somebody sings.
struct InstrumentRecogniser: Recogniser {
  func recognise(in reading: inout Reading) {
    for index in reading.tokens.indices {
      if let found = reading.match(reading.vocabulary.absent, at: index) {
        reading.exclude(found.value, from: found.range)
      } else if let found = reading.match(reading.vocabulary.instruments, at: index) {
        takeInstrument(found.value, found.range, &reading)
      } else if let found = reading.match(reading.vocabulary.voices, at: index) {
        takeVoice(found.range, &reading)
      }
    }
  }

  private func takeInstrument(_ name: String, _ range: Range<Int>, _ reading: inout Reading) {
    if reading.isForbidden(range) {
      reading.exclude(name, from: range)
      return
    }
    takeOnly(before: range.lowerBound, &reading)
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

  /// "Only piano", "just a guitar", "solo cello".
  private func takeOnly(before index: Int, _ reading: inout Reading) {
    var end = index
    while let word = reading.word(end - 1), ["a", "an", "the", "for"].contains(word) { end -= 1 }
    guard let only = reading.match(reading.vocabulary.only, before: end) else { return }
    reading.brief.onlyInstruments = true
    reading.attest("only_instruments", only.range, 0.8)
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
