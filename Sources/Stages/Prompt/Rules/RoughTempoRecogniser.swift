import Music

/// "In the high 130s", "at least 140", "no faster than 80 bpm": tempi that leave room on one side.
struct RoughTempoRecogniser: Recogniser {
  /// How far a bound leaves room, in BPM.
  static let room = 20.0

  func recognise(in reading: inout Reading) {
    for index in reading.tokens.indices where reading.tokens[index].number != nil {
      if reading.isFree(index..<(index + 1)) && !takeDecade(at: index, &reading) { takeBound(at: index, &reading) }
    }
  }

  /// "The 130s", with "low", "mid" or "high" before it.
  private func takeDecade(at index: Int, _ reading: inout Reading) -> Bool {
    guard let number = reading.tokens[index].number, (60...200).contains(number),
      number.truncatingRemainder(dividingBy: 10) == 0, reading.word(index + 1) == "s",
      reading.tokens[index + 1].joiner == "", let before = reading.word(index - 1)
    else { return false }
    let parts: [String: ClosedRange<Double>] = [
      "low": 0...4, "lower": 0...4, "mid": 4...6, "high": 6...9, "upper": 6...9,
    ]
    guard let part = parts[before] ?? (before == "the" && number >= 110 ? 0...9 : nil) else { return false }
    var end = index + 2
    if let unit = reading.match(reading.vocabulary.units, at: end), unit.value == .bpm { end = unit.range.upperBound }
    reading.decideTempo((number + part.lowerBound)...(number + part.upperBound), from: (index - 1)..<end, 0.8)
    return true
  }

  private func takeBound(at index: Int, _ reading: inout Reading) {
    guard let number = reading.tokens[index].number, NumberField.bpm.range.contains(number),
      let bound = reading.match(reading.vocabulary.bounds, before: index)
    else { return }
    var end = index + 1
    let unit = reading.match(reading.vocabulary.units, at: end)
    if let unit, unit.value == .bpm { end = unit.range.upperBound }
    let words = reading.tokens[bound.range].map(\.word)
    let speaksOfTempo = unit?.value == .bpm || words.contains("faster") || words.contains("slower")
    guard speaksOfTempo, unit == nil || unit?.value == .bpm else { return }
    let limits = NumberField.bpm.range
    let tempi =
      bound.value
      ? number...min(number + Self.room, limits.upperBound) : max(number - Self.room, limits.lowerBound)...number
    reading.decideTempo(tempi, from: bound.range.lowerBound..<end, 0.7)
  }
}
