/// A length of time as people say it: `2:30`, `90 seconds`, `a minute and a half`, `2m30s`, `half a minute`.
struct SpokenLength {
  let seconds: Double
  let range: Range<Int>

  init?(at index: Int, in state: ParseState) {
    let found =
      Self.clock(at: index, in: state) ?? Self.primes(at: index, in: state)
      ?? Self.halfOfUnit(at: index, in: state)
    guard let length = found ?? Self.sum(at: index, in: state), state.isFree(length.range) else { return nil }
    self = length
  }

  private init(seconds: Double, range: Range<Int>) {
    self.seconds = seconds
    self.range = range
  }

  private static func clock(at index: Int, in state: ParseState) -> SpokenLength? {
    if let length = bareSeconds(at: index, in: state) { return length }
    // "00:02:30".
    if index + 2 < state.tokens.count, state.tokens[index].number == 0, state.tokens[index + 2].joiner == ":",
      state.tokens[index + 2].number != nil, let rest = clock(at: index + 1, in: state)
    {
      return SpokenLength(seconds: rest.seconds, range: index..<rest.range.upperBound)
    }
    guard index + 1 < state.tokens.count, state.tokens[index + 1].joiner == ":",
      state.tokens[index].number != nil, state.tokens[index + 1].number != nil,
      let seconds = ClockTime.seconds(in: "\(state.tokens[index].text):\(state.tokens[index + 1].text)")
    else { return nil }
    return SpokenLength(seconds: seconds, range: index..<(index + 2))
  }

  /// `:45`.
  private static func bareSeconds(at index: Int, in state: ParseState) -> SpokenLength? {
    guard index + 1 < state.tokens.count, state.word(index) == ":", state.tokens[index + 1].joiner == "",
      index == 0 || state.tokens[index].joiner == nil || state.tokens[index - 1].isMark,
      state.tokens[index + 1].text.count == 2, let seconds = state.tokens[index + 1].number, seconds < 60
    else { return nil }
    return SpokenLength(seconds: seconds, range: index..<(index + 2))
  }

  /// `5'30"`.
  private static func primes(at index: Int, in state: ParseState) -> SpokenLength? {
    guard index + 1 < state.tokens.count, let minutes = state.tokens[index].number,
      state.tokens[index + 1].joiner == "'", let seconds = state.tokens[index + 1].number, seconds < 60
    else { return nil }
    let end = state.word(index + 2) == "\"" ? index + 3 : index + 2
    return SpokenLength(seconds: minutes * 60 + seconds, range: index..<end)
  }

  private static func unit(at index: Int, in state: ParseState) -> (seconds: Double, end: Int)? {
    guard let unit = state.match(state.vocabulary.units, at: index), let seconds = unit.value.seconds else {
      return nil
    }
    return (seconds, unit.range.upperBound)
  }

  /// "Half a minute", "three quarters of a minute".
  private static func halfOfUnit(at index: Int, in state: ParseState) -> SpokenLength? {
    guard let part = shares.match(state.tokens, at: index), let unit = unit(at: index + part.count, in: state) else {
      return nil
    }
    return SpokenLength(seconds: unit.seconds * part.value, range: index..<unit.end)
  }

  private static let shares = PhraseBook(
    [
      (0.5, ["half a", "half an"]), (0.75, ["three quarters of a", "three quarters of an"]),
      (0.25, ["a quarter of an", "a quarter of a", "quarter of a"]),
    ], plurals: false)

  /// A number of units, more than once: "two minutes and fifteen seconds".
  private static func sum(at start: Int, in state: ParseState) -> SpokenLength? {
    guard var length = term(at: start, in: state) else { return nil }
    for _ in 0..<2 {
      var next = length.range.upperBound
      let link = state.word(next)
      if link == "and" { next += 1 }
      // "2 minutes, 30 seconds".
      if link == ",", length.seconds >= 60, let rest = term(at: next + 1, in: state), rest.seconds < 60 { next += 1 }
      guard let more = term(at: next, in: state) else { break }
      length = SpokenLength(seconds: length.seconds + more.seconds, range: start..<more.range.upperBound)
    }
    return withBareSeconds(length, state)
  }

  /// "1 min 20", "two minutes ten": seconds without their unit.
  private static func withBareSeconds(_ length: SpokenLength, _ state: ParseState) -> SpokenLength {
    let end = length.range.upperBound
    guard length.seconds.truncatingRemainder(dividingBy: 60) == 0,
      state.match(state.vocabulary.units, before: end)?.value == .minutes,
      let bare = Numeral(at: end, in: state), (10..<60).contains(bare.value), bare.value == bare.value.rounded(),
      !TempoRecogniser.isSomethingElse(bare.range.upperBound, state),
      state.match(state.vocabulary.units, at: bare.range.upperBound) == nil
    else { return length }
    return SpokenLength(seconds: length.seconds + bare.value, range: length.range.lowerBound..<bare.range.upperBound)
  }

  /// One number and its unit, with "and a half" before or after the unit.
  private static func term(at start: Int, in state: ParseState) -> SpokenLength? {
    if let length = minuteAndPart(at: start, in: state) { return length }
    guard var (value, end) = count(at: start, in: state) else { return nil }
    value += matchPart(&end, state)
    guard let unit = unit(at: end, in: state) else { return nil }
    end = unit.end
    value += matchPart(&end, state)
    return SpokenLength(seconds: value * unit.seconds, range: start..<end)
  }

  /// "Minuto y medio": one, though nothing says so.
  private static func minuteAndPart(at start: Int, in state: ParseState) -> SpokenLength? {
    var end = start + 1
    guard state.word(start) == "minute" else { return nil }
    let part = matchPart(&end, state)
    return part > 0 ? SpokenLength(seconds: 60 * (1 + part), range: start..<end) : nil
  }

  private static func count(at index: Int, in state: ParseState) -> (value: Double, end: Int)? {
    if let number = Numeral(at: index, in: state) {
      let end = number.range.upperBound
      if let part = fraction(at: end, in: state) { return (number.value + part.value, part.end) }
      return (number.value, end)
    }
    if let part = fraction(at: index, in: state) { return part }
    guard let word = state.word(index), ["a", "an"].contains(word) else { return nil }
    if state.word(index + 1) == "couple" {
      return (2, state.word(index + 2) == "of" ? index + 3 : index + 2)
    }
    return (1, index + 1)
  }

  /// "½" and "1/2" after a whole number, or alone.
  private static func fraction(at index: Int, in state: ParseState) -> (value: Double, end: Int)? {
    if let value = ["½": 0.5, "¼": 0.25, "¾": 0.75][state.word(index) ?? ""] { return (value, index + 1) }
    guard index + 1 < state.tokens.count, let over = state.tokens[index].number,
      state.tokens[index].joiner == nil,
      state.tokens[index + 1].joiner == "/", let under = state.tokens[index + 1].number, over < under,
      [2, 4].contains(under)
    else { return nil }
    return (over / under, index + 2)
  }

  /// "And a half", "and three quarters".
  private static func matchPart(_ end: inout Int, _ state: ParseState) -> Double {
    guard let part = parts.match(state.tokens, at: end) else { return 0 }
    end += part.count
    return part.value
  }

  private static let parts = PhraseBook(
    [(0.5, ["and a half", "and half"]), (0.25, ["and a quarter"]), (0.75, ["and three quarters"])], plurals: false)
}
