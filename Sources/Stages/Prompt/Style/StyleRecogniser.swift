import Music

/// The choice of a style from everything that was said: it gathers what speaks for which genre and, where none was
/// named, lets the greatest sum lead.
struct StyleRecogniser: Recogniser {
  func recognise(in state: ParseState) {
    state.resolveEnsembles()
    colour(state)
    suggestByMood(state)
    suggestByPlayers(state)
    suggestByMeterAndTempo(state)
    suggestByImage(state)
    record(state)
    let isNamed = state.brief.genre != nil || state.impliedStyles.contains { $0.genre != nil }
    if !isNamed, state.brief.namesMusic || state.coverage.share >= PromptClarity.leastShare {
      StyleResolver(state).choose(state)
    }
    waltz(state)
  }

  /// Adds the instruments and the mode of regions that have no genre of their own.
  private func colour(_ state: ParseState) {
    for name in state.regions {
      guard let region = state.vocabulary.lexicon.regions[name] else { continue }
      if !state.brief.onlyInstruments {
        for instrument in region.instruments ?? [] where !state.brief.exclude.contains(instrument) {
          state.add(instrument: instrument)
        }
      }
      if state.brief.mode == nil, state.brief.key == nil, let mode = region.mode { state.brief.mode = mode }
    }
  }

  private func suggestByMood(_ state: ParseState) {
    for name in state.brief.moods {
      guard let range = state.mention(of: name, in: state.vocabulary.moods) else { continue }
      state.suggest(state.vocabulary.lexicon.moods[name]?.suggests, .mood, from: range)
    }
    for name in state.vocabulary.lexicon.soundSuggestions.keys.sorted() {
      guard let range = state.mention(of: name, in: state.vocabulary.sound), !state.isForbidden(range),
        !state.isPlaced(range.lowerBound)
      else { continue }
      let isTime = name.hasSuffix("0s") || ["retro", "modern"].contains(name)
      state.suggest(state.vocabulary.lexicon.soundSuggestions[name], isTime ? .era : .mood, from: range)
    }
  }

  /// Where nothing else speaks for a style, the moods of the pictures do.
  private func suggestByImage(_ state: ParseState) {
    guard state.suggestions.isEmpty else { return }
    for name in state.brief.moods {
      guard let words = state.brief.evidence.last(where: { $0.field == "moods" })?.words else { continue }
      state.suggestions.append(
        StyleSuggestion(
          source: .mood, genres: state.vocabulary.lexicon.moods[name]?.suggests ?? [:], words: words, position: 0))
    }
  }

  /// Single instruments, and those that make a style together.
  private func suggestByPlayers(_ state: ParseState) {
    // What plays in one place only speaks for a style too, if nobody else does.
    let players =
      state.brief.instruments.isEmpty ? state.placedInstruments.filter { $0 != "vocals" } : state.brief.instruments
    let asked = Set(players)
    let lexicon = state.vocabulary.lexicon
    var first: Range<Int>?
    for name in players {
      guard let range = state.mention(of: name, in: state.vocabulary.instruments) else { continue }
      first = first ?? range
      // A saxophone quartet is what quartets are, and no jazz for its saxophones.
      guard !state.ensembles.contains(where: { $0.range.contains(range.lowerBound) }) else { continue }
      state.suggest(lexicon.instruments[name]?.suggests, .instruments, from: range)
    }
    if state.ensembles.isEmpty, let first, !asked.isEmpty {
      for name in lexicon.lineUps.keys.sorted() {
        guard let lineUp = lexicon.lineUps[name], lineUp.fits(asked, sung: state.brief.vocals) else { continue }
        state.suggest(lineUp.suggests, .instruments, from: first)
      }
    }
    if state.brief.vocals, let range = state.mention(of: "vocals", in: state.vocabulary.voices) {
      state.suggest(lexicon.voiceSuggestions, .instruments, from: range)
    } else if state.brief.vocals, let words = state.brief.evidence.first(where: { $0.field == "voice" })?.words {
      state.suggestions.append(
        StyleSuggestion(source: .instruments, genres: lexicon.voiceSuggestions, words: words, position: 0))
    }
    if state.brief.exclude.contains("drums"),
      let words = state.brief.evidence.last(where: { $0.field == "exclude" })?.words
    {
      state.suggestions.append(
        StyleSuggestion(
          source: .instruments, genres: lexicon.beatlessSuggestions, words: words, position: state.tokens.count))
    }
  }

  private func suggestByMeterAndTempo(_ state: ParseState) {
    if let meter = state.brief.meter, let words = state.brief.evidence.last(where: { $0.field == "meter" })?.words {
      let genres = state.vocabulary.lexicon.meterSuggestions[meter.description] ?? [:]
      state.suggestions.append(
        StyleSuggestion(source: .meter, genres: genres, words: words, position: state.tokens.count))
    }
    for index in state.tokens.indices {
      guard let found = state.match(state.vocabulary.tempoWords, at: index), !state.isForbidden(found.range) else {
        continue
      }
      state.suggest(state.vocabulary.lexicon.tempoWords[found.value]?.suggests, .tempo, from: found.range)
    }
  }

  /// The votes in the order in which they were said, for genres that the catalogue has.
  private func record(_ state: ParseState) {
    let order = state.suggestions.indices.sorted {
      (state.suggestions[$0].position, $0) < (state.suggestions[$1].position, $1)
    }
    for suggestion in order.map({ state.suggestions[$0] }) {
      for (name, weight) in suggestion.genres.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) })
      where state.vocabulary.style.genre(name) != nil && !state.unwantedGenres.contains(name) {
        state.brief.styleVotes.append(
          StyleVote(name, weight: weight, source: suggestion.source, words: suggestion.words))
      }
    }
  }

  /// A waltz is in three.
  private func waltz(_ state: ParseState) {
    guard state.brief.meter == nil, state.brief.genre == "waltz" else { return }
    state.brief.meter = Meter("3/4")
    if let said = state.brief.evidence.last(where: { $0.field == "genre" }) {
      state.brief.evidence.append(Evidence("meter", words: said.words, confidence: said.confidence))
    }
  }
}

extension Lexicon.LineUpEntry {
  /// True if the asked instruments make it.
  func fits(_ asked: Set<String>, sung: Bool) -> Bool {
    if let voice, voice != sung { return false }
    if let of, !asked.isSubset(of: of) { return false }
    return (any ?? []).allSatisfy { !asked.isDisjoint(with: $0) }
  }
}
