/// Recogniser of what the music is for ("for a wedding"), where it is at home ("irish") and what kind of piece it is
/// ("fanfare").
struct OccasionRecogniser: Recogniser {
  func recognise(in state: ParseState) {
    for index in state.tokens.indices {
      if let found = phrase(of: state.vocabulary.style.occasions, at: index, state) {
        if !state.brief.occasions.contains(found.value) { state.brief.occasions.append(found.value) }
        state.suggest(state.vocabulary.lexicon.occasions[found.value]?.suggests, .occasion, from: found.range)
        addEvidence("occasions", found.range, state)
      }
      if let language = language(at: index, state) {
        state.claim(language)
        continue
      }
      if let found = phrase(of: state.vocabulary.style.regions, at: index, state),
        let region = state.vocabulary.lexicon.regions[found.value]
      {
        state.suggest(region.suggests, .place, from: found.range)
        addEvidence("style_votes", found.range, state)
        if region.mode != nil || region.instruments != nil { state.regions.append(found.value) }
      }
      if let found = phrase(of: state.vocabulary.style.kinds, at: index, state), !isPart(of: found.range, state) {
        state.suggest(state.vocabulary.lexicon.kinds[found.value]?.suggests, .kind, from: found.range)
        addEvidence("style_votes", found.range, state)
      }
    }
  }

  /// "Vocals in Spanish" say in which language somebody sings, and nothing of the style.
  private func language(at index: Int, _ state: ParseState) -> Range<Int>? {
    guard state.word(index) == "in", Self.languages.contains(state.word(index + 1) ?? ""),
      state.isFree(index..<(index + 2)), state.word(index + 2) != "style",
      state.brief.vocals || state.tokens.contains(where: { Self.sung.contains($0.word) })
    else { return nil }
    return index..<(index + 2)
  }

  private static let sung: Set<String> = [
    "vocals", "vocal", "lyrics", "sung", "singing", "singer", "voice", "sings", "rap", "aria", "lullaby", "song",
  ]
  private static let languages: Set<String> = [
    "spanish", "french", "italian", "german", "english", "portuguese", "japanese", "korean", "chinese", "arabic",
    "hindi",
    "russian", "turkish", "greek", "polish", "hebrew", "yiddish", "gaelic", "latin", "swedish", "dutch",
  ]

  /// The free phrase at `index`, unless it is not wanted or a part of a longer name ("church organ").
  private func phrase(
    of book: PhraseBook<String>, at index: Int, _ state: ParseState
  ) -> (value: String, range: Range<Int>)? {
    guard let found = state.match(book, at: index), !state.isForbidden(found.range),
      state.word(index - 1) != "not", state.word(index - 2) != "not"
    else { return nil }
    let words = state.vocabulary
    let isInside =
      covers(words.instruments, found.range, state) || covers(words.absent, found.range, state)
      || covers(words.voices, found.range, state)
    return isInside ? nil : found
  }

  /// True if a longer phrase of `book` holds the words of `range`.
  private func covers<Value>(_ book: PhraseBook<Value>, _ range: Range<Int>, _ state: ParseState) -> Bool {
    (max(0, range.lowerBound - 3)...range.lowerBound).contains { start in
      let count = book.match(state.tokens, at: start)?.count ?? 0
      return count > range.count && start + count >= range.upperBound
    }
  }

  /// True if the words belong to the name of a genre or a sound.
  private func isPart(of range: Range<Int>, _ state: ParseState) -> Bool {
    covers(state.vocabulary.genres, range, state) || covers(state.vocabulary.sound, range, state)
  }

  /// Words that say something else as well are left for it.
  private func addEvidence(_ field: String, _ range: Range<Int>, _ state: ParseState) {
    let words = state.vocabulary
    let isShared =
      isAsLong(words.genres, range, state) || covers(words.genres, range, state)
      || isAsLong(words.loudness, range, state) || isAsLong(words.tempoWords, range, state)
      || isAsLong(words.images, range, state)
      || isAsLong(words.sound, range, state)
      || isAsLong(words.sections, range, state) || isAsLong(words.voices, range, state)
      || isAsLong(words.instruments, range, state) || isAsLong(words.moods, range, state)
    if isShared {
      state.brief.evidence.append(Evidence(field, words: state.words(range), confidence: 0.7))
    } else {
      state.addEvidence(field, range, 0.7)
    }
  }

  private func isAsLong<Value>(_ book: PhraseBook<Value>, _ range: Range<Int>, _ state: ParseState) -> Bool {
    (book.match(state.tokens, at: range.lowerBound)?.count ?? 0) >= range.count
  }
}
