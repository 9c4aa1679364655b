/// Lengths, in tokens, of the names that begin at an index.
extension Vocabulary {
  /// The length of the noun phrase, such as "hi-hats", that can be wished for or forbidden; nil if there is none.
  func nounLength(_ tokens: [Token], at index: Int) -> Int? {
    [
      genres.match(tokens, at: index)?.count, instruments.match(tokens, at: index)?.count,
      voices.match(tokens, at: index)?.count, sections.match(tokens, at: index)?.count,
      moods.match(tokens, at: index)?.count, sound.match(tokens, at: index)?.count,
      loudness.match(tokens, at: index)?.count, tempoWords.match(tokens, at: index)?.count,
      endings.match(tokens, at: index)?.count,
    ].compactMap { $0 }.max()
  }

  /// The length of a name that a hyphen alone can exclude ("-drums"); sections are none, since a hyphen lists them.
  func excludableLength(_ tokens: [Token], at index: Int) -> Int? {
    [
      genres.match(tokens, at: index)?.count, instruments.match(tokens, at: index)?.count,
      voices.match(tokens, at: index)?.count, moods.match(tokens, at: index)?.count,
      sound.match(tokens, at: index)?.count,
    ].compactMap { $0 }.max()
  }

  /// True if an instrument, a voice or a section is named at `index`: the nouns that adjectives can describe.
  func isThing(_ tokens: [Token], at index: Int) -> Bool {
    instruments.match(tokens, at: index) != nil || voices.match(tokens, at: index) != nil
      || sections.match(tokens, at: index) != nil
  }

  /// The length of the name of an instrument, a voice or a section.
  func thingLength(_ tokens: [Token], at index: Int) -> Int? {
    instruments.match(tokens, at: index)?.count ?? voices.match(tokens, at: index)?.count
      ?? sections.match(tokens, at: index)?.count
  }

  /// The length of an adjective, which may stand between a genre and its instrument.
  func adjectiveLength(_ tokens: [Token], at index: Int) -> Int? {
    [moods.match(tokens, at: index)?.count, sound.match(tokens, at: index)?.count].compactMap { $0 }.max()
  }

  /// True if an instrument is named at `index`.
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
