/// A number in digits or words among the tokens: `128`, `ninety-two`, `a hundred and twenty`.
struct Numeral {
  let value: Double
  let range: Range<Int>

  init?(at index: Int, in state: ParseState) {
    // "808" and "909" are instruments.
    guard state.tokens.indices.contains(index), !state.vocabulary.isInstrument(state.tokens, at: index) else {
      return nil
    }
    if let number = state.tokens[index].number {
      guard state.isFree(index..<(index + 1)) else { return nil }
      value = number
      range = index..<(index + 1)
      return
    }
    guard let words = Self.words(at: index, in: state), state.isFree(words.range) else { return nil }
    self = words
  }

  private init(value: Double, range: Range<Int>) {
    self.value = value
    self.range = range
  }

  /// French counts on from sixty and eighty to nineteen more.
  private static func isTeen(_ value: Double, after total: Double) -> Bool {
    (10..<20).contains(value) && [60, 80].contains(total.truncatingRemainder(dividingBy: 100))
  }

  /// Hundreds, tens and ones in falling order, and "one forty" for 140.
  private static func words(at start: Int, in state: ParseState) -> Numeral? {
    guard
      state.vocabulary.numbers.match(state.tokens, at: start) != nil
        || (state.word(start) == "a" && state.word(start + 1) == "hundred")
    else { return nil }
    let numbers = state.vocabulary.lexicon.numbers
    var total = 0.0
    var index = start
    var smallest = Double.infinity
    if state.word(start) == "a", state.word(start + 1) == "hundred" { index += 1 }
    while let word = state.word(index) {
      if word == "and", smallest == 100 || (smallest == 10 && state.language != nil),
        let next = numbers[state.word(index + 1) ?? ""], next < smallest || isTeen(next, after: total)
      {
        index += 1
      } else if word == "and", smallest == 10, state.language != nil, state.word(index + 1) == "a",
        state.match(state.vocabulary.units, at: index + 2) != nil
      {
        // "Ventiuno" and "vinte e um" have the article for a one.
        total += 1
        smallest = 1
        index += 2
      } else if word == "hundred", smallest == .infinity || (smallest == 1 && total < 10) {
        total = max(total, 1) * 100
        smallest = 100
        index += 1
      } else if let value = numbers[word], value < 100, value < 10 ? smallest > 1 : smallest > 10 || total == 1 {
        total = total == 1 && value >= 10 ? 100 + value : total + value
        smallest = value >= 20 ? 10 : 1
        index += 1
      } else if let value = numbers[word], smallest == 10, isTeen(value, after: total) {
        total += value
        smallest = 1
        index += 1
      } else {
        break
      }
    }
    return smallest == .infinity ? nil : Numeral(value: total, range: start..<index)
  }
}
