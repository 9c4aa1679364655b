/// "Slow", "uptempo", "allegro": within the tempo range of the genre if there is one.
struct TempoWordRecogniser: Recogniser {
  /// Words that contradict each other leave the tempo open.
  func recognise(in reading: inout Reading) {
    let found = reading.tokens.indices.compactMap { reading.match(reading.vocabulary.tempoWords, at: $0) }
    for word in found { reading.claim(word.range) }
    let wanted = found.filter { !reading.isForbidden($0.range) && !isOfChange($0.range, reading) }
    guard reading.brief.bpm == nil, let first = wanted.first,
      let row = reading.vocabulary.lexicon.tempoWords[first.value]
    else { return }
    if let other = wanted.first(where: { isOpposite($0.value, first.value, reading) }) {
      let words = [first, other].map { reading.words($0.range) }
      reading.note("\"\(words[0])\" and \"\(words[1])\" contradict each other; the tempo was left open.")
    } else {
      reading.decideTempo(tempi(of: row, reading), from: first.range, 0.5)
    }
  }

  /// "Fades in slowly", "slowly building": how something changes.
  private func isOfChange(_ range: Range<Int>, _ reading: Reading) -> Bool {
    [range.lowerBound - 2, range.lowerBound - 1, range.upperBound].contains {
      Self.changes.contains(reading.word($0) ?? "")
    }
  }

  private static let changes: Set<String> = [
    "fade", "fades", "fading", "build", "builds", "building", "evolve", "evolves", "evolving", "grow", "grows",
    "growing",
    "rise", "rises", "rising", "attack", "release", "cut", "cuts",
  ]

  private func isOpposite(_ a: String, _ b: String, _ reading: Reading) -> Bool {
    let words = reading.vocabulary.lexicon.tempoWords
    guard let a = words[a]?.bpm, let b = words[b]?.bpm else { return false }
    return a[1] < b[0] || b[1] < a[0]
  }

  private func tempi(of row: Lexicon.TempoWord, _ reading: Reading) -> ClosedRange<Double> {
    let own = row.bpm[0]...row.bpm[1]
    guard let share = row.share, let tempo = reading.genreTempo else { return own }
    let width = tempo.upperBound - tempo.lowerBound
    let low = (tempo.lowerBound + share[0] * width).rounded()
    return low...max(low, (tempo.lowerBound + share[1] * width).rounded())
  }
}

extension Reading {
  /// The usual tempi of the leading genre, or of the one that it stands in for.
  fileprivate var genreTempo: ClosedRange<Double>? {
    if let hint = hints.first, hint.genre == nil, let tempo = hint.tempo { return tempo[0]...tempo[1] }
    return vocabulary.genreNames.first { $0.name == brief.genre }?.tempo
  }
}
