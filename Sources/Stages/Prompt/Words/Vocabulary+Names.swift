/// What the words at a place can name.
extension Vocabulary {
  /// How long a noun phrase such as "hi-hats" at `index` is; nil if there is none that could be wished for or forbidden.
  func nounLength(_ tokens: [Token], at index: Int) -> Int? {
    [
      genres.match(tokens, at: index)?.count, instruments.match(tokens, at: index)?.count,
      voices.match(tokens, at: index)?.count, sections.match(tokens, at: index)?.count,
      moods.match(tokens, at: index)?.count, sound.match(tokens, at: index)?.count,
      loudness.match(tokens, at: index)?.count, tempoWords.match(tokens, at: index)?.count,
      endings.match(tokens, at: index)?.count,
    ].compactMap { $0 }.max()
  }

  /// How long the name of what can be left out by a mere hyphen before it is: of sections that would be a list.
  func excludableLength(_ tokens: [Token], at index: Int) -> Int? {
    [
      genres.match(tokens, at: index)?.count, instruments.match(tokens, at: index)?.count,
      voices.match(tokens, at: index)?.count, moods.match(tokens, at: index)?.count,
      sound.match(tokens, at: index)?.count,
    ].compactMap { $0 }.max()
  }

  /// Whether an instrument, a voice or a section is named at `index`: what adjectives can belong to.
  func isThing(_ tokens: [Token], at index: Int) -> Bool {
    instruments.match(tokens, at: index) != nil || voices.match(tokens, at: index) != nil
      || sections.match(tokens, at: index) != nil
  }

  /// How long the name of an instrument, a voice or a section at `index` is.
  func thingLength(_ tokens: [Token], at index: Int) -> Int? {
    instruments.match(tokens, at: index)?.count ?? voices.match(tokens, at: index)?.count
      ?? sections.match(tokens, at: index)?.count
  }

  /// How long an adjective at `index` is, which may stand between a genre and its instrument.
  func adjectiveLength(_ tokens: [Token], at index: Int) -> Int? {
    [moods.match(tokens, at: index)?.count, sound.match(tokens, at: index)?.count].compactMap { $0 }.max()
  }

  /// Whether an instrument is named at `index`.
  func isInstrument(_ tokens: [Token], at index: Int) -> Bool { instruments.match(tokens, at: index) != nil }
}

extension Lexicon {
  /// The genre itself if it is known, or the first known one on the way from nearest to nearest.
  func nearest(to name: String, among known: Set<String>) -> String? {
    var name = name
    for _ in 0..<4 {
      if known.contains(name) { return name }
      guard let next = genres[name]?.nearest else { return nil }
      name = next
    }
    return known.contains(name) ? name : nil
  }
}
