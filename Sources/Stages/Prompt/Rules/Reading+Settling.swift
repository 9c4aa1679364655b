import Music

/// What is decided once all words have been heard.
extension Reading {
  /// Fills what the prompt left open from the names in it.
  mutating func followHints() {
    for hint in hints {
      let hadGenre = brief.genre != nil
      if let genre = hint.genre, !hadGenre { follow(genre: genre, of: hint) }
      // The tempo of an artist belongs to the artist's genre, not to one that the prompt prefers.
      if let tempo = hint.tempo, brief.bpm == nil, brief.bpmRange == nil,
        hint.genre == nil || !hadGenre || hint.genre == brief.genre
      {
        follow(tempo: tempoChange?.applied(to: tempo) ?? tempo, of: hint)
      }
      if let mode = hint.mode, brief.mode == nil, brief.key == nil { follow(mode: mode, words: hint.words) }
      for mood in hint.moods where !brief.moods.contains(mood) { brief.moods.append(mood) }
      for instrument in hint.instruments where !brief.exclude.contains(instrument) { add(instrument: instrument) }
      let style = hint.style.joined(separator: ", ")
      brief.style = [brief.style, style].filter { !$0.isEmpty }.joined(separator: ", ")
    }
    changeGenreTempo()
  }

  /// "House like Burial but slower": the change is from the tempo of the genre that was named beside the artist.
  private mutating func changeGenreTempo() {
    guard let change = tempoChange, brief.bpm == nil, brief.bpmRange == nil,
      let usual = vocabulary.genreNames.first(where: { $0.name == brief.genre })?.tempo
    else { return }
    let tempi = change.applied(to: [usual.lowerBound, usual.upperBound])
    decideTempo(tempi[0]...max(tempi[0], tempi[1]), from: change.words, 0.4)
  }

  private mutating func follow(genre name: String, of hint: Hint) {
    guard let nearest = vocabulary.lexicon.nearest(to: name, among: Set(vocabulary.genreNames.map(\.name))) else {
      return
    }
    brief.genre = nearest
    brief.genres = [WeightedGenre(nearest, weight: 1)]
    brief.evidence.append(Evidence("genre", words: hint.words, confidence: 0.6))
    if nearest != name { note(standIn: .init(name: nearest, standsInFor: name, tempo: nil)) }
  }

  private mutating func follow(tempo: [Double], of hint: Hint) {
    brief.bpm = Tempo(bpm: ((tempo[0] + tempo[1]) / 2).rounded())
    brief.bpmRange = tempo
    let words = [hint.words, tempoChange.map { self.words($0.words) }].compactMap { $0 }.joined(separator: ", ")
    brief.evidence.append(Evidence("bpm", words: words, confidence: 0.4))
    if let remark = hint.note { note(remark) }
  }

  private mutating func follow(mode: Mode, words: String) {
    brief.mode = mode
    brief.evidence.append(Evidence("mode", words: words, confidence: 0.4))
  }

  /// Settles what several words said together.
  mutating func settle() {
    let moods = brief.moods.compactMap { vocabulary.lexicon.moods[$0] }
    if !moods.isEmpty { brief.energy = moods.reduce(0) { $0 + $1.energy } / Double(moods.count) }
    if brief.mode == nil, brief.key == nil, let mode = moods.compactMap(\.mode).first {
      follow(mode: mode, words: brief.moods.joined(separator: ", "))
    }
    if let key = brief.key { brief.mode = key.mode }
    for name in brief.exclude where brief.instruments.contains(name) {
      note("\"\(name)\" is both wanted and not wanted; it stays out.")
      brief.instruments.removeAll { $0 == name }
      brief.instrumentRoles.removeAll { $0.instrument == name }
    }
    if brief.vocals && brief.exclude.contains("vocals") {
      brief.vocals = false
      note("Vocals are both wanted and not wanted; they stay out.")
    }
    if brief.duration != nil { brief.durationBars = nil }
    if brief.instruments.isEmpty { brief.onlyInstruments = false }
  }
}
