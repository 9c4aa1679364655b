/// "In the style of Skrillex's 'Inhale Exhale'": names of artists and tracks, as hints.
struct ArtistRecogniser: Recogniser {
  func recognise(in reading: inout Reading) {
    var found: [(name: String, range: Range<Int>)] = []
    for index in reading.tokens.indices {
      guard let match = reading.match(reading.vocabulary.artists, at: index), isMeant(match.range, reading) else {
        continue
      }
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

  /// "Burial" is a word of everyday speech and counts where the prompt says that it is a name.
  private func isMeant(_ range: Range<Int>, _ reading: Reading) -> Bool {
    guard reading.vocabulary.ordinaryNames.match(reading.tokens, at: range.lowerBound)?.count == range.count else {
      return true
    }
    let isCapital = reading.tokens[range.upperBound - 1].text.first?.isUppercase == true
    let next = reading.word(range.upperBound)
    if next == "type" { return true }
    if isCapital, next.map(Self.followers.contains) ?? (range.lowerBound == 0) { return true }
    // "Like a pendulum swinging" has an article before it or a word of its own after it.
    let isPhrase = next.map { reading.vocabulary.smallWords.contains($0) } ?? true
    guard isCapital || isPhrase || reading.tokens[range.upperBound].isMark else { return false }
    let before = reading.word(range.lowerBound - 1) ?? ""
    if Self.leaders.contains(before) { return true }
    // "A slower Burial".
    if isCapital, reading.vocabulary.comparatives.value(of: before) != nil { return true }
    return ["and", ",", "x", "\""].contains(before) && isCapital && !isTitle(reading)
  }

  private static let leaders: Set<String> = [
    "like", "by", "style", "la", "of", "meets", "to", "from", "vs", "think", "remix", "between", "x",
  ]
  private static let followers: Set<String> = [
    "style", "styled", "type", "esque", "ish", "inspired", "influenced", "s", "meets", "x", "remix", "era", "vibes",
    "vibe", "but",
    "like", "sound",
  ]

  /// Whether most words have capitals.
  private func isTitle(_ reading: Reading) -> Bool {
    let words = reading.tokens.filter { $0.kind == .word }
    return words.count { $0.text.first?.isUppercase == true } * 2 > words.count
  }

  private func hint(from artist: Lexicon.Artist, words: String) -> Hint {
    Hint(
      words: words, genre: artist.genre, tempo: artist.tempo, mode: artist.mode, moods: artist.moods ?? [],
      style: artist.style ?? [], instruments: artist.instruments ?? [], note: artist.note)
  }
}
