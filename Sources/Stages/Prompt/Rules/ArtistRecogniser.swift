/// "In the style of Skrillex's 'Inhale Exhale'": names of artists and tracks, as impliedStyles.
struct ArtistRecogniser: Recogniser {
  func recognise(in state: ParseState) {
    var found: [(name: String, range: Range<Int>)] = []
    for index in state.tokens.indices {
      guard let match = state.match(state.vocabulary.artists, at: index), isMeant(match.range, state) else {
        continue
      }
      state.claim(match.range)
      if !state.isForbidden(match.range) { found.append((match.value, match.range)) }
    }
    for (name, range) in found {
      // A track says more than the artist who made it.
      if found.contains(where: { $0.name.hasPrefix("\(name):") }) { continue }
      guard let artist = state.vocabulary.lexicon.artists[name] else { continue }
      state.impliedStyles.append(impliedStyle(of: artist, words: state.words(range)))
      state.addEvidence("style", range, 0.7)
    }
  }

  /// "Burial" is a word of everyday speech and counts where the prompt says that it is a name.
  private func isMeant(_ range: Range<Int>, _ state: ParseState) -> Bool {
    guard state.vocabulary.ordinaryNames.match(state.tokens, at: range.lowerBound)?.count == range.count else {
      return true
    }
    let isCapital = state.tokens[range.upperBound - 1].text.first?.isUppercase == true
    let next = state.word(range.upperBound)
    if next == "type" { return true }
    if isCapital, next.map(Self.followers.contains) ?? (range.lowerBound == 0) { return true }
    // "Like a pendulum swinging" has an article before it or a word of its own after it.
    let isPhrase = next.map { state.vocabulary.smallWords.contains($0) } ?? true
    guard isCapital || isPhrase || state.tokens[range.upperBound].isMark else { return false }
    let before = state.word(range.lowerBound - 1) ?? ""
    if Self.leaders.contains(before) { return true }
    // "A slower Burial".
    if isCapital, state.vocabulary.comparatives.value(of: before) != nil { return true }
    return ["and", ",", "x", "\""].contains(before) && isCapital && !isTitle(state)
  }

  private static let leaders: Set<String> = [
    "like", "by", "style", "la", "of", "meets", "to", "from", "vs", "think", "remix", "between", "x",
  ]
  private static let followers: Set<String> = [
    "style", "styled", "type", "esque", "ish", "inspired", "influenced", "s", "meets", "x", "remix", "era", "vibes",
    "vibe", "but",
    "like", "sound",
  ]

  /// True if most words have capitals, so that a capital marks no name.
  private func isTitle(_ state: ParseState) -> Bool {
    let words = state.tokens.filter { $0.kind == .word }
    return words.count { $0.text.first?.isUppercase == true } * 2 > words.count
  }

  private func impliedStyle(of artist: Lexicon.ArtistEntry, words: String) -> ImpliedStyle {
    ImpliedStyle(
      words: words, genre: artist.genre, tempo: artist.tempo, mode: artist.mode, moods: artist.moods ?? [],
      style: artist.style ?? [], instruments: artist.instruments ?? [], note: artist.note)
  }
}
