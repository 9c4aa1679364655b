import Audio

/// Recogniser of moods ("dark", "uplifting").
struct MoodRecogniser: Recogniser {
  func recognise(in state: ParseState) {
    for index in state.tokens.indices {
      guard let found = state.match(state.vocabulary.moods, at: index), !isVerb(found.range, state) else {
        continue
      }
      if state.isForbidden(found.range) {
        state.claim(found.range)
        state.note("\"\(state.words(found.range))\" is not wanted.")
      } else {
        if !state.brief.moods.contains(found.value) { state.brief.moods.append(found.value) }
        state.noteDegree(of: found.value, at: index)
        state.addEvidence("moods", found.range, 0.85)
      }
    }
  }

  /// "I'd love a track" wishes, "a love song" is about love.
  private func isVerb(_ range: Range<Int>, _ state: ParseState) -> Bool {
    state.word(range.lowerBound) == "love" && range.count == 1
      && ["i", "d", "we", "would", "you", "they", "really", "ll", "also", "to"].contains(
        state.word(range.lowerBound - 1) ?? "")
  }
}

/// Recogniser of words for the style line ("punchy", "wide", "four-on-the-floor").
struct SoundRecogniser: Recogniser {
  func recognise(in state: ParseState) {
    var words: [String] = []
    for index in state.tokens.indices {
      guard let found = state.match(state.vocabulary.sound, at: index) else { continue }
      if state.isForbidden(found.range) {
        state.claim(found.range)
        if found.value == "swung", !words.contains("straight") { words.append("straight") }
        state.note("\"\(state.words(found.range))\" is not wanted.")
      } else {
        if !words.contains(found.value) { words.append(found.value) }
        state.noteDegree(of: found.value, at: index)
        state.addEvidence("style", found.range, 0.8)
      }
    }
    state.brief.style = words.joined(separator: ", ")
  }
}

/// Recogniser of words for the loudness ("loud", "club", "quiet"), unless they describe one instrument or section.
struct LoudnessWordRecogniser: Recogniser {
  func recognise(in state: ParseState) {
    let words = Set(state.tokens.map(\.word))
    let isBoth = !words.isDisjoint(with: ["loud", "loudly"]) && !words.isDisjoint(with: ["quiet", "quietly"])
    for index in state.tokens.indices {
      guard let found = state.match(state.vocabulary.loudness, at: index) else { continue }
      if isBoth {
        state.claim(found.range)
        state.note("Loud and quiet are both wanted; the loudness of the whole was left open.")
        continue
      }
      let describes =
        state.vocabulary.isThing(state.tokens, at: found.range.upperBound)
        && !(state.words(found.range).lowercased().hasPrefix("very ") && isOnlyPlayer(found.range.upperBound, state))
      guard !describes, !state.isForbidden(found.range), state.brief.loudness == nil,
        let row = state.vocabulary.lexicon.loudness[found.value]
      else {
        state.claim(found.range)
        continue
      }
      state.assign("loudness_lufs", \.loudness, .LUFS(row.lufs), from: found.range, 0.6)
    }
  }

  /// "Very quiet drone, singing bowls": who leads the list of players speaks for the track.
  private func isOnlyPlayer(_ index: Int, _ state: ParseState) -> Bool {
    !(0..<index).contains { state.vocabulary.isInstrument(state.tokens, at: $0) }
  }
}
