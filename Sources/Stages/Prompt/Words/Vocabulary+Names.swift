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
    let (mood, sound) = (moods.match(tokens, at: index)?.count, sound.match(tokens, at: index)?.count)
    return mood.map { max($0, sound ?? 0) } ?? sound
  }

  /// True if `tokens` describe a track: two thirds or more of those that mean something are words for music, two or more,
  /// and a genre, a tempo, a voice or a list is among them.
  func describesMusic(_ tokens: [Token]) -> Bool {
    var (known, other, kinds) = (0, 0, 0)
    var isCertain = false
    var index = 0
    while index < tokens.count {
      let length = [
        nounLength(tokens, at: index), units.match(tokens, at: index)?.count, meters.match(tokens, at: index)?.count,
        artists.match(tokens, at: index)?.count, voiceWords.match(tokens, at: index)?.count,
        negations.match(tokens, at: index)?.count,
      ].compactMap { $0 }.max()
      if let length {
        known += length
        kinds += 1
        isCertain = isCertain || genres.match(tokens, at: index) != nil
      } else if tokens[index].number != nil || tokens[index].key != nil {
        known += 1
        isCertain = isCertain || units.match(tokens, at: index + 1)?.value == .bpm || tokens[index].key != nil
      } else if tokens[index].word == "," {
        isCertain = isCertain || kinds > 0
      } else if !tokens[index].isMark, ignored["english"]?.match(tokens, at: index) == nil {
        other += 1
      }
      index += length ?? 1
    }
    return isCertain && known >= 2 && known >= 2 * other
  }

  /// True if the words of `range` belong to the longer name of an instrument: "singing" of "singing bowls".
  func isPartOfInstrument(_ tokens: [Token], _ range: Range<Int>) -> Bool {
    (max(0, range.lowerBound - 3)...range.lowerBound).contains { start in
      let count = instruments.match(tokens, at: start)?.count ?? 0
      return count > range.count && start + count >= range.upperBound
    }
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
