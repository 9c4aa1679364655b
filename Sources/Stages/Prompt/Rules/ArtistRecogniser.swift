/// "In the style of Skrillex's 'Inhale Exhale'": names of artists and tracks, as hints.
struct ArtistRecogniser: Recogniser {
  func recognise(in reading: inout Reading) {
    var found: [(name: String, range: Range<Int>)] = []
    for index in reading.tokens.indices {
      guard let match = reading.match(reading.vocabulary.artists, at: index) else { continue }
      reading.claim(match.range)
      if !reading.isForbidden(match.range) { found.append((match.value, match.range)) }
    }
    for (name, range) in found {
      // A track says more than the artist who made it.
      if found.contains(where: { $0.name.hasPrefix("\(name):") }) { continue }
      guard let artist = reading.vocabulary.lexicon.artists[name] else { continue }
      reading.hints.append(hint(from: artist, words: reading.words(range)))
      reading.attest("style", range, 0.7)
    }
  }

  private func hint(from artist: Lexicon.Artist, words: String) -> Hint {
    Hint(
      words: words, genre: artist.genre, tempo: artist.tempo, mode: artist.mode, moods: artist.moods ?? [],
      style: artist.style ?? [], instruments: artist.instruments ?? [], note: artist.note)
  }
}
