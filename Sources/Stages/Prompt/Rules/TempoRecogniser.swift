import Music

/// "128 bpm", "around 90", "between 120 and 125 bpm", "tempo: 90", "70ish", "at 126".
struct TempoRecogniser: Recogniser {
  /// How far "about" reaches, in BPM.
  static let aboutBPM = 5.0

  func recognise(in reading: inout Reading) {
    for index in reading.tokens.indices where reading.isFree(index..<(index + 1)) {
      guard let first = Numeral(at: index, in: reading) else { continue }
      if !takeRange(from: first, &reading) { takeSingle(first, &reading) }
    }
  }

  private func unit(at index: Int, _ reading: Reading) -> (value: Unit, range: Range<Int>)? {
    reading.match(reading.vocabulary.units, at: index)
  }

  /// Two numbers with "to", "and" or a hyphen between them and the unit after them.
  private func takeRange(from first: Numeral, _ reading: inout Reading) -> Bool {
    var next = first.range.upperBound
    guard let word = reading.word(next) else { return false }
    if ["to", "and", "-", "–", "until", "or"].contains(word) {
      next += 1
    } else if reading.tokens[next].joiner != "-" {
      return false
    }
    guard let second = Numeral(at: next, in: reading) else { return false }
    let unit = unit(at: second.range.upperBound, reading)
    guard unit?.value == .bpm || isPlainRange(first, second, word, reading) else { return false }
    var start = first.range.lowerBound
    if let before = reading.word(start - 1), ["between", "from"].contains(before) { start -= 1 }
    let range = start..<(unit?.range ?? second.range).upperBound
    guard first.value <= second.value, NumberField.bpm.range.contains(first.value),
      NumberField.bpm.range.contains(second.value)
    else {
      reading.refuse(range, outside: .bpm)
      return true
    }
    reading.decideTempo(first.value...second.value, from: range, 0.9)
    return true
  }

  /// "120 to 124" without a unit: two tempi that lie near each other and count nothing else.
  private func isPlainRange(_ first: Numeral, _ second: Numeral, _ link: String, _ reading: Reading) -> Bool {
    let tempi = 60.0...200.0
    let isBetween = reading.word(first.range.lowerBound - 1) == "between"
    return (link != "and" || isBetween) && link != "or" && tempi.contains(first.value) && tempi.contains(second.value)
      && first.value < second.value && second.value - first.value <= 30
      && !Self.isSomethingElse(second.range.upperBound, reading)
  }

  private func takeSingle(_ number: Numeral, _ reading: inout Reading) {
    var range = number.range
    var confidence = 0.0
    if let unit = unit(at: range.upperBound, reading), unit.value == .bpm {
      range = range.lowerBound..<unit.range.upperBound
      confidence = 0.95
    }
    var isAbout = false
    takeIsh(&range, &isAbout, &confidence, reading)
    takeAnnouncement(&range, &isAbout, &confidence, reading)
    guard confidence > 0 else { return }
    guard NumberField.bpm.range.contains(number.value) else {
      // A number without a unit that cannot be a tempo is something else.
      if confidence > 0.9 { reading.refuse(range, outside: .bpm) }
      return
    }
    if isAbout {
      reading.decideTempo(about: number.value, from: range, confidence - 0.1)
    } else {
      reading.decide("bpm", \.bpm, Tempo(bpm: number.value), from: range, confidence)
      reading.brief.bpmRange = nil
    }
  }

  /// "70ish bpm", "70 or so": the unit may come after.
  private func takeIsh(_ range: inout Range<Int>, _ isAbout: inout Bool, _ confidence: inout Double, _ reading: Reading)
  {
    var end = range.upperBound
    if reading.word(end) == "ish" {
      end += 1
    } else if reading.word(end) == "or", reading.word(end + 1) == "so" {
      end += 2
    } else {
      return
    }
    isAbout = true
    if let unit = unit(at: end, reading) {
      guard unit.value == .bpm else { return }
      end = unit.range.upperBound
    }
    confidence = max(confidence, 0.8)
    range = range.lowerBound..<end
  }

  /// "Around", "tempo:", "bpm of", "@" and "at" before the number.
  private func takeAnnouncement(
    _ range: inout Range<Int>, _ isAbout: inout Bool, _ confidence: inout Double, _ reading: Reading
  ) {
    let hasOtherMeaning = TempoRecogniser.isSomethingElse(range.upperBound, reading)
    var start = range.lowerBound
    // "Ca. 100".
    let aboutEnd =
      reading.word(start - 1) == "." && ["ca", "approx"].contains(reading.word(start - 2)) ? start - 1 : start
    if let about = reading.match(reading.vocabulary.about, before: aboutEnd), !hasOtherMeaning || confidence > 0 {
      isAbout = true
      confidence = max(confidence, 0.7)
      start = about.range.lowerBound
    }
    var before = start - 1
    while let word = reading.word(before), [":", "of", "is", "=", "at"].contains(word), before > start - 3 {
      before -= 1
    }
    if let word = reading.word(before), ["tempo", "bpm", "speed", "pace", "q", "crotchet", "quarter"].contains(word),
      !hasOtherMeaning
    {
      confidence = max(confidence, 0.95)
      start = before
    } else if let word = reading.word(start - 1), ["@", "at"].contains(word), !hasOtherMeaning {
      confidence = max(confidence, 0.8)
      start -= 1
    } else if confidence == 0, !hasOtherMeaning, reading.brief.bpm != nil,
      let correction = reading.correction(before: start)
    {
      confidence = 0.8
      start = correction.lowerBound
    }
    range = start..<range.upperBound
  }

  /// Whether the number before `index` counts something other than beats per minute.
  static func isSomethingElse(_ index: Int, _ reading: Reading) -> Bool {
    guard let word = reading.word(index) else { return false }
    if let unit = reading.match(reading.vocabulary.units, at: index) { return unit.value != .bpm }
    if reading.vocabulary.counted.match(reading.tokens, at: index) != nil || word == "%" { return true }
    // "90 and a half", "90 and 3 drops".
    if word == "and", let next = reading.word(index + 1) {
      return next == "a" || reading.tokens[index + 1].number != nil
    }
    let joiner = reading.tokens[index].joiner
    if joiner == "/" { return reading.tokens[index].number != nil }
    if let joiner, [":", "-", "'"].contains(joiner) { return true }
    return reading.vocabulary.isThing(reading.tokens, at: index)
  }
}

extension Reading {
  /// "No, make that" before `index`, commas aside.
  func correction(before index: Int) -> Range<Int>? {
    var end = index
    while end > 0, tokens[end - 1].isMark { end -= 1 }
    return match(vocabulary.corrections, before: end)?.range
  }

  /// A tempo somewhere in `tempi`, the middle of it for a start.
  mutating func decideTempo(_ tempi: ClosedRange<Double>, from range: Range<Int>, _ confidence: Double) {
    let middle = ((tempi.lowerBound + tempi.upperBound) / 2).rounded()
    decide("bpm", \.bpm, Tempo(bpm: min(max(middle, tempi.lowerBound), tempi.upperBound)), from: range, confidence)
    brief.bpmRange = [tempi.lowerBound, tempi.upperBound]
  }

  mutating func decideTempo(about bpm: Double, from range: Range<Int>, _ confidence: Double) {
    let limits = NumberField.bpm.range
    let reach = TempoRecogniser.aboutBPM
    decide("bpm", \.bpm, Tempo(bpm: bpm), from: range, confidence)
    brief.bpmRange = [max(bpm - reach, limits.lowerBound), min(bpm + reach, limits.upperBound)]
  }
}
