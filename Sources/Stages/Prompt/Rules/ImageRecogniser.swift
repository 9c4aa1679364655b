import Audio

/// Recogniser of pictures ("rain on the window", "neon city"): words for the style line, and moods where nothing else is said.
struct ImageRecogniser: Recogniser {
  func recognise(in state: ParseState) {
    let isAllThatIsSaid = state.brief.moods.isEmpty && state.brief.genre == nil && state.impliedStyles.isEmpty
    var names: [String] = []
    for index in state.tokens.indices {
      guard let found = image(at: index, state) else { continue }
      if state.isForbidden(found.range) {
        state.claim(found.range)
        state.note("\"\(state.words(found.range))\" is not wanted.")
        continue
      }
      state.addEvidence("style", found.range, 0.5)
      if !names.contains(found.value) { names.append(found.value) }
      // A loss outweighs the scene in which it happens.
      guard isAllThatIsSaid, state.brief.moods.isEmpty && names.count == 1 || found.value == "loss",
        let image = state.vocabulary.lexicon.images[found.value]
      else { continue }
      state.brief.evidence.removeAll { $0.field == "moods" }
      state.brief.moods = image.moods
      state.brief.evidence.append(Evidence("moods", words: state.words(found.range), confidence: 0.4))
    }
    state.brief.style = ([state.brief.style] + names).filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// A picture of which at least one word is free: of "rain on the window" the rain may have been heard already.
  private func image(at index: Int, _ state: ParseState) -> (value: String, range: Range<Int>)? {
    guard let found = state.vocabulary.images.match(state.tokens, at: index) else { return nil }
    let range = index..<(index + found.count)
    return range.contains { state.isFree($0..<($0 + 1)) } ? (found.value, range) : nil
  }
}
