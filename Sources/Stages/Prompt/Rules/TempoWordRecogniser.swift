/// Recogniser of tempo words ("slow", "uptempo", "allegro"): a range within the genre's, if there is one.
struct TempoWordRecogniser: Recogniser {
  /// Words that contradict each other leave the tempo open.
  func recognise(in state: ParseState) {
    let found = state.tokens.indices.compactMap { state.match(state.vocabulary.tempoWords, at: $0) }
    for word in found { state.claim(word.range) }
    let wanted = found.filter {
      !state.isForbidden($0.range) && !isOfChange($0.range, state) && !isComparison($0.range, state)
    }
    guard state.brief.bpm == nil, let first = wanted.first,
      let row = state.vocabulary.lexicon.tempoWords[first.value]
    else { return }
    if let other = wanted.first(where: { isOpposite($0.value, first.value, state) }) {
      let words = [first, other].map { state.words($0.range) }
      state.note("\"\(words[0])\" and \"\(words[1])\" contradict each other; the tempo was left open.")
    } else {
      state.assignTempo(tempi(of: row, state), from: first.range, 0.5)
    }
  }

  /// "Fades in slowly", "slowly building": how something changes.
  private func isOfChange(_ range: Range<Int>, _ state: ParseState) -> Bool {
    [range.lowerBound - 2, range.lowerBound - 1, range.upperBound].contains {
      Self.changes.contains(state.word($0) ?? "")
    }
  }

  /// "About as fast as people walk"; "as fast as possible" is fast.
  private func isComparison(_ range: Range<Int>, _ state: ParseState) -> Bool {
    state.word(range.lowerBound - 1) == "as" && state.word(range.upperBound) == "as"
      && !["possible", "you", "it", "can"].contains(state.word(range.upperBound + 1) ?? "")
  }

  private static let changes: Set<String> = [
    "fade", "fades", "fading", "build", "builds", "building", "evolve", "evolves", "evolving", "grow", "grows",
    "growing",
    "rise", "rises", "rising", "attack", "release", "cut", "cuts",
  ]

  private func isOpposite(_ a: String, _ b: String, _ state: ParseState) -> Bool {
    let words = state.vocabulary.lexicon.tempoWords
    guard let a = words[a]?.bpm, let b = words[b]?.bpm else { return false }
    return a[1] < b[0] || b[1] < a[0]
  }

  /// Genres whose fastest pieces are this much faster than their slowest have slow pieces of their own (our choice).
  private static let wide = 1.6

  private func tempi(of row: Lexicon.TempoEntry, _ state: ParseState) -> ClosedRange<Double> {
    let own = row.bpm[0]...row.bpm[1]
    guard let share = row.share, let tempo = state.genreTempo else { return own }
    // A style that was only guessed makes nothing slow faster than the word itself says.
    let isNamed = state.brief.styleVotes.contains { [.genre, .artist].contains($0.source) }
    if !isNamed, state.impliedStyles.isEmpty, share[1] <= 0.3, tempo.lowerBound > own.upperBound { return own }
    if tempo.upperBound >= Self.wide * tempo.lowerBound, share[1] <= 0.3 {
      // A slow waltz is slower than most, and never as slow as it would have to be among all music.
      let low = max(own.lowerBound, (0.7 * tempo.lowerBound * (share[1] < 0.2 ? 0.85 : 1)).rounded())
      return low...max(low, own.upperBound, (0.85 * tempo.lowerBound * (share[1] < 0.2 ? 0.85 : 1)).rounded())
    }
    let width = tempo.upperBound - tempo.lowerBound
    let low = (tempo.lowerBound + share[0] * width).rounded()
    return low...max(low, (tempo.lowerBound + share[1] * width).rounded())
  }
}

extension ParseState {
  /// The usual tempi of the leading genre, or of the one that it stands in for.
  fileprivate var genreTempo: ClosedRange<Double>? {
    if let implied = impliedStyles.first, implied.genre == nil || brief.genre == nil, let tempo = implied.tempo {
      return tempo[0]...tempo[1]
    }
    return vocabulary.genreNames.first { $0.name == brief.genre }?.tempo
  }
}
