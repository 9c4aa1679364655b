import Music

/// "In the high 130s", "at least 140", "no faster than 80 bpm": tempi that leave boundWidth on one side.
struct RoughTempoRecogniser: Recogniser {
  /// The range that a bound such as "at least 140" opens on its free side, in BPM (our choice).
  static let boundWidth = 20.0

  func recognise(in state: ParseState) {
    for index in state.tokens.indices where state.tokens[index].number != nil {
      if state.isFree(index..<(index + 1)) && !recogniseDecade(at: index, state) { recogniseBound(at: index, state) }
    }
  }

  /// "The 130s", with "low", "mid" or "high" before it.
  private func recogniseDecade(at index: Int, _ state: ParseState) -> Bool {
    guard let number = state.tokens[index].number, (60...200).contains(number),
      number.truncatingRemainder(dividingBy: 10) == 0, state.word(index + 1) == "s",
      state.tokens[index + 1].joiner == "", let before = state.word(index - 1)
    else { return false }
    let parts: [String: ClosedRange<Double>] = [
      "low": 0...4, "lower": 0...4, "mid": 4...6, "high": 6...9, "upper": 6...9,
    ]
    guard let part = parts[before] ?? (before == "the" && number >= 110 ? 0...9 : nil) else { return false }
    var end = index + 2
    if let unit = state.match(state.vocabulary.units, at: end), unit.value == .bpm { end = unit.range.upperBound }
    state.assignTempo((number + part.lowerBound)...(number + part.upperBound), from: (index - 1)..<end, 0.8)
    return true
  }

  private func recogniseBound(at index: Int, _ state: ParseState) {
    guard let number = state.tokens[index].number, NumberField.bpm.range.contains(number),
      let bound = state.match(state.vocabulary.bounds, before: index)
    else { return }
    var end = index + 1
    let unit = state.match(state.vocabulary.units, at: end)
    if let unit, unit.value == .bpm { end = unit.range.upperBound }
    let words = state.tokens[bound.range].map(\.word)
    let speaksOfTempo = unit?.value == .bpm || words.contains("faster") || words.contains("slower")
    // "Hats over 75 bpm hip hop" lie on top of it.
    let isGround = words == ["over"] && state.vocabulary.genres.match(state.tokens, at: end) != nil
    guard speaksOfTempo, !isGround, unit == nil || unit?.value == .bpm else { return }
    let limits = NumberField.bpm.range
    let tempi =
      bound.value
      ? number...min(number + Self.boundWidth, limits.upperBound)
      : max(number - Self.boundWidth, limits.lowerBound)...number
    state.assignTempo(tempi, from: bound.range.lowerBound..<end, 0.7)
  }
}
