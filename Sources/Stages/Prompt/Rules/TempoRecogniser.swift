import Music

/// Recogniser of tempi in numbers ("128 bpm", "around 90", "between 120 and 125 bpm", "tempo: 90", "70ish").
struct TempoRecogniser: Recogniser {
  /// The reach of "about" to either side, in BPM (our choice).
  static let aboutBPM = 5.0

  func recognise(in state: ParseState) {
    for index in state.tokens.indices where state.isFree(index..<(index + 1)) {
      guard let first = Numeral(at: index, in: state) else { continue }
      if !recogniseRange(from: first, state) { recogniseSingle(first, state) }
    }
  }

  private func unit(at index: Int, _ state: ParseState) -> (value: QuantityUnit, range: Range<Int>)? {
    state.match(state.vocabulary.units, at: index)
  }

  /// Two numbers with "to", "and" or a hyphen between them and the unit after them.
  private func recogniseRange(from first: Numeral, _ state: ParseState) -> Bool {
    var next = first.range.upperBound
    guard let word = state.word(next) else { return false }
    if ["to", "and", "-", "–", "until", "or"].contains(word) {
      next += 1
    } else if state.tokens[next].joiner != "-" {
      return false
    }
    guard let second = Numeral(at: next, in: state) else { return false }
    let unit = unit(at: second.range.upperBound, state)
    guard unit?.value == .bpm || isPlainRange(first, second, word, state) else { return false }
    var start = first.range.lowerBound
    if let before = state.word(start - 1), ["between", "from"].contains(before) { start -= 1 }
    let range = start..<(unit?.range ?? second.range).upperBound
    guard first.value <= second.value, NumberField.bpm.range.contains(first.value),
      NumberField.bpm.range.contains(second.value)
    else {
      state.reject(range, outside: .bpm)
      return true
    }
    state.assignTempo(first.value...second.value, from: range, 0.9)
    return true
  }

  /// "120 to 124" without a unit: two tempi that lie near each other and count nothing else.
  private func isPlainRange(_ first: Numeral, _ second: Numeral, _ link: String, _ state: ParseState) -> Bool {
    let tempi = 60.0...200.0
    let isBetween = state.word(first.range.lowerBound - 1) == "between"
    return (link != "and" || isBetween) && link != "or" && tempi.contains(first.value) && tempi.contains(second.value)
      && first.value < second.value && second.value - first.value <= 30
      && !Self.isSomethingElse(second.range.upperBound, state)
  }

  private func recogniseSingle(_ number: Numeral, _ state: ParseState) {
    var range = number.range
    var confidence = 0.0
    if let unit = unit(at: range.upperBound, state), unit.value == .bpm {
      range = range.lowerBound..<unit.range.upperBound
      confidence = 0.95
    }
    var isAbout = false
    matchApproximation(&range, &isAbout, &confidence, state)
    matchPrefix(&range, &isAbout, &confidence, state)
    guard confidence > 0 else { return }
    guard NumberField.bpm.range.contains(number.value) else {
      // A number without a unit that cannot be a tempo is something else.
      if confidence > 0.9 { state.reject(range, outside: .bpm) }
      return
    }
    if isAbout {
      state.assignTempo(about: number.value, from: range, confidence - 0.1)
    } else {
      state.assign("bpm", \.bpm, Tempo(bpm: number.value), from: range, confidence)
      state.brief.bpmRange = nil
    }
  }

  /// "70ish bpm", "70 or so": the unit may come after.
  private func matchApproximation(
    _ range: inout Range<Int>, _ isAbout: inout Bool, _ confidence: inout Double, _ state: ParseState
  ) {
    var end = range.upperBound
    if state.word(end) == "ish" {
      end += 1
    } else if state.word(end) == "or", state.word(end + 1) == "so" {
      end += 2
    } else {
      return
    }
    isAbout = true
    if let unit = unit(at: end, state) {
      guard unit.value == .bpm else { return }
      end = unit.range.upperBound
    }
    confidence = max(confidence, 0.8)
    range = range.lowerBound..<end
  }

  /// "Around", "tempo:", "bpm of", "@" and "at" before the number.
  private func matchPrefix(
    _ range: inout Range<Int>, _ isAbout: inout Bool, _ confidence: inout Double, _ state: ParseState
  ) {
    let hasOtherMeaning = TempoRecogniser.isSomethingElse(range.upperBound, state)
    var start = range.lowerBound
    // "Ca. 100".
    let aboutEnd =
      state.word(start - 1) == "." && ["ca", "approx"].contains(state.word(start - 2)) ? start - 1 : start
    if let about = state.match(state.vocabulary.about, before: aboutEnd), !hasOtherMeaning || confidence > 0 {
      isAbout = true
      confidence = max(confidence, 0.7)
      start = about.range.lowerBound
    }
    var before = start - 1
    while let word = state.word(before), [":", "of", "is", "=", "at"].contains(word), before > start - 3 {
      before -= 1
    }
    if let word = state.word(before), ["tempo", "bpm", "speed", "pace", "q", "crotchet", "quarter"].contains(word),
      !hasOtherMeaning, state.isFree(before..<start), word != "q" || state.tokens[before + 1].joiner != ""
    {
      confidence = max(confidence, 0.95)
      start = before
    } else if let word = state.word(start - 1), ["@", "at"].contains(word), !hasOtherMeaning {
      confidence = max(confidence, 0.8)
      start -= 1
    } else if confidence == 0, !hasOtherMeaning, state.brief.bpm != nil,
      let correction = state.correction(before: start)
    {
      confidence = 0.8
      start = correction.lowerBound
    }
    range = start..<range.upperBound
  }

  /// True if the number before `index` counts something other than beats per minute.
  static func isSomethingElse(_ index: Int, _ state: ParseState) -> Bool {
    guard let word = state.word(index) else { return false }
    if let unit = state.match(state.vocabulary.units, at: index) { return unit.value != .bpm }
    if state.vocabulary.counted.match(state.tokens, at: index) != nil || word == "%" { return true }
    // "90 and a half", "90 and 3 drops".
    if word == "and", let next = state.word(index + 1) {
      return next == "a" || state.tokens[index + 1].number != nil
    }
    let joiner = state.tokens[index].joiner
    if joiner == "/" { return state.tokens[index].number != nil }
    if let joiner, [":", "-", "'"].contains(joiner) { return true }
    return state.vocabulary.isThing(state.tokens, at: index)
  }
}

extension ParseState {
  /// "No, make that" before `index`, commas aside.
  func correction(before index: Int) -> Range<Int>? {
    var end = index
    while end > 0, tokens[end - 1].isMark { end -= 1 }
    return match(vocabulary.corrections, before: end)?.range
  }

  /// A tempo somewhere in `tempi`, the middle of it for a start.
  func assignTempo(_ tempi: ClosedRange<Double>, from range: Range<Int>, _ confidence: Double) {
    let middle = ((tempi.lowerBound + tempi.upperBound) / 2).rounded()
    assign("bpm", \.bpm, Tempo(bpm: min(max(middle, tempi.lowerBound), tempi.upperBound)), from: range, confidence)
    brief.bpmRange = [tempi.lowerBound, tempi.upperBound]
  }

  func assignTempo(about bpm: Double, from range: Range<Int>, _ confidence: Double) {
    let limits = NumberField.bpm.range
    let reach = TempoRecogniser.aboutBPM
    assign("bpm", \.bpm, Tempo(bpm: bpm), from: range, confidence)
    brief.bpmRange = [max(bpm - reach, limits.lowerBound), min(bpm + reach, limits.upperBound)]
  }
}
