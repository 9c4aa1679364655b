import Music

/// The decisions that need the whole prompt: defaults from names, and contradictions.
extension ParseState {
  /// Fills what the prompt left open from the names in it.
  func applyImpliedStyles() {
    for implied in impliedStyles {
      let hadGenre = brief.genre != nil
      if let genre = implied.genre, !hadGenre { adopt(genre: genre, of: implied) }
      // The tempo of an artist belongs to the artist's genre, not to one that the prompt prefers.
      if let tempo = implied.tempo, brief.bpm == nil, brief.bpmRange == nil,
        implied.genre == nil || !hadGenre || implied.genre == brief.genre
      {
        adopt(tempo: tempoChange?.applied(to: tempo) ?? tempo, of: implied)
      }
      if let mode = implied.mode, brief.mode == nil, brief.key == nil { adopt(mode: mode, words: implied.words) }
      for mood in implied.moods where !brief.moods.contains(mood) { brief.moods.append(mood) }
      for instrument in implied.instruments where !brief.exclude.contains(instrument) { add(instrument: instrument) }
      let style = implied.style.joined(separator: ", ")
      brief.style = [brief.style, style].filter { !$0.isEmpty }.joined(separator: ", ")
    }
    changeGenreTempo()
  }

  /// "House like Burial but slower": the change is from the tempo of the genre that was named beside the artist.
  private func changeGenreTempo() {
    guard let change = tempoChange, brief.bpm == nil, brief.bpmRange == nil,
      let usual = vocabulary.genreNames.first(where: { $0.name == brief.genre })?.tempo
    else { return }
    let tempi = change.applied(to: [usual.lowerBound, usual.upperBound])
    assignTempo(tempi[0]...max(tempi[0], tempi[1]), from: change.words, 0.4)
  }

  private func adopt(genre name: String, of implied: ImpliedStyle) {
    guard let nearest = vocabulary.lexicon.nearest(to: name, among: Set(vocabulary.genreNames.map(\.name))) else {
      return
    }
    brief.genre = nearest
    brief.genres = [WeightedGenre(nearest, weight: 1)]
    brief.styleVotes.append(StyleVote(nearest, weight: 0.7, source: .artist, words: implied.words))
    brief.evidence.append(Evidence("genre", words: implied.words, confidence: 0.6))
    if nearest != name { noteSubstitution(by: .init(name: nearest, requestedName: name, tempo: nil)) }
  }

  private func adopt(tempo: [Double], of implied: ImpliedStyle) {
    brief.bpm = Tempo(bpm: ((tempo[0] + tempo[1]) / 2).rounded())
    brief.bpmRange = tempo
    let words = [implied.words, tempoChange.map { self.words($0.words) }].compactMap { $0 }.joined(separator: ", ")
    brief.evidence.append(Evidence("bpm", words: words, confidence: 0.4))
    if let remark = implied.note { note(remark) }
  }

  private func adopt(mode: Mode, words: String) {
    brief.mode = mode
    brief.evidence.append(Evidence("mode", words: words, confidence: 0.4))
  }

  /// Resolves what several words say together: energy from moods, wanted and unwanted, seconds and bars.
  func resolveConflicts() {
    let moods = brief.moods.compactMap { vocabulary.lexicon.moods[$0] }
    if !moods.isEmpty { brief.energy = moods.reduce(0) { $0 + $1.energy } / Double(moods.count) }
    if brief.mode == nil, brief.key == nil, let mode = moods.compactMap(\.mode).first {
      adopt(mode: mode, words: brief.moods.joined(separator: ", "))
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

/// The defaults that the name of an artist, a track or a subgenre implies; anything that the prompt says itself
/// outranks them.
struct ImpliedStyle {
  /// The words that suggested it.
  let words: String
  var genre: String?
  /// Lowest and highest, BPM.
  var tempo: [Double]?
  var mode: Mode?
  var moods: [String] = []
  var style: [String] = []
  var instruments: [String] = []
  var note: String?
}
