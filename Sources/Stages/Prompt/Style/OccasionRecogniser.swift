/// Recogniser of what the music is for ("for a wedding"), where it is at home ("irish") and what kind of piece it is
/// ("fanfare").
struct OccasionRecogniser: Recogniser {
  func recognise(in state: inout ParseState) {
    for index in state.tokens.indices {
      recogniseOccasion(at: index, &state)
      recogniseRegion(at: index, &state)
      recogniseKind(at: index, &state)
    }
  }

  private func recogniseOccasion(at index: Int, _ state: inout ParseState) {
    guard let found = state.match(state.vocabulary.style.occasions, at: index), !state.isForbidden(found.range),
      !isComparison(found.range, state)
    else { return }
    if !state.brief.occasions.contains(found.value) { state.brief.occasions.append(found.value) }
    state.suggest(state.vocabulary.lexicon.occasions[found.value]?.suggests, .occasion, from: found.range)
    addEvidence("occasions", found.range, &state)
  }

  private func recogniseRegion(at index: Int, _ state: inout ParseState) {
    guard let found = state.match(state.vocabulary.style.regions, at: index), !state.isForbidden(found.range),
      let region = state.vocabulary.lexicon.regions[found.value]
    else { return }
    state.suggest(region.suggests, .place, from: found.range)
    addEvidence("style_votes", found.range, &state)
    if region.mode != nil || region.instruments != nil { state.regions.append(found.value) }
  }

  private func recogniseKind(at index: Int, _ state: inout ParseState) {
    guard let found = state.match(state.vocabulary.style.kinds, at: index), !state.isForbidden(found.range),
      !isLonger(state.vocabulary.sound, found.range, state), !isLonger(state.vocabulary.instruments, found.range, state),
      !isLonger(state.vocabulary.voices, found.range, state)
    else { return }
    state.suggest(state.vocabulary.lexicon.kinds[found.value]?.suggests, .kind, from: found.range)
    let isOwn = state.vocabulary.sections.match(state.tokens, at: index) == nil
    let isSound = state.vocabulary.sound.match(state.tokens, at: index) != nil
    let isVoice = state.vocabulary.voices.match(state.tokens, at: index) != nil
    if isOwn, !isSound, !isVoice { addEvidence("style_votes", found.range, &state) }
  }

  /// Words that name a genre too are left for it.
  private func addEvidence(_ field: String, _ range: Range<Int>, _ state: inout ParseState) {
    guard !isAsLong(state.vocabulary.genres, range, state), !isAsLong(state.vocabulary.loudness, range, state) else {
      state.brief.evidence.append(Evidence(field, words: state.words(range), confidence: 0.7))
      return
    }
    state.addEvidence(field, range, 0.7)
  }

  private func isAsLong<Value>(_ book: PhraseBook<Value>, _ range: Range<Int>, _ state: ParseState) -> Bool {
    (book.match(state.tokens, at: range.lowerBound)?.count ?? 0) >= range.count
  }

  private func isLonger<Value>(_ book: PhraseBook<Value>, _ range: Range<Int>, _ state: ParseState) -> Bool {
    (book.match(state.tokens, at: range.lowerBound)?.count ?? 0) > range.count
  }

  /// "It's not a game".
  private func isComparison(_ range: Range<Int>, _ state: ParseState) -> Bool {
    state.word(range.lowerBound - 1) == "not" || state.word(range.lowerBound - 2) == "not"
  }
}
