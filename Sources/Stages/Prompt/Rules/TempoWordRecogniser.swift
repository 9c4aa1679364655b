/// "Slow", "uptempo", "allegro": within the tempo range of the genre if there is one.
struct TempoWordRecogniser: Recogniser {
  func recognise(in reading: inout Reading) {
    for index in reading.tokens.indices {
      guard let found = reading.match(reading.vocabulary.tempoWords, at: index) else { continue }
      guard reading.brief.bpm == nil, !reading.isForbidden(found.range),
        let row = reading.vocabulary.lexicon.tempoWords[found.value]
      else {
        reading.claim(found.range)
        continue
      }
      reading.decideTempo(tempi(of: row, reading), from: found.range, 0.5)
    }
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
