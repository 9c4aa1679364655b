import Audio
import Music

/// A section named in a prompt, with what is said of it on both sides.
struct SectionMention {
  let kind: SectionKind
  private(set) var range: Range<Int>
  private(set) var wish: SectionWish
  /// True if a count or a comparison is stated, so that the mention is no position in a form.
  private(set) var isQualified = false
  /// True if the comparison is of the length and no count is stated.
  var isOfLengthOnly: Bool { wish.length != nil && wish.count == nil }
  /// The times that it comes in a row: "chorus x2".
  private(set) var repeats = 1
  /// True for an instrument's solo, which needs no more than its name.
  let solo: SoloMention?

  init?(at index: Int, in state: ParseState) {
    solo = state.solos.first { $0.range.lowerBound == index && state.isFree($0.range) }
    guard let found = Self.found(at: index, solo, state), !Self.isInstrument(found.range, state) || solo != nil,
      !PlaceTarget.isProgramme(found.range, state)
    else { return nil }
    kind = found.value
    range = found.range
    wish = SectionWish(found.value)
    if state.isForbidden(range) {
      wish.count = 0
      isQualified = true
      return
    }
    readNumber(in: state)
    readBars(after: range.upperBound, in: state)
    readRepeats(in: state)
    readModifiers(before: range.lowerBound, in: state)
  }

  private static func found(
    at index: Int, _ solo: SoloMention?, _ state: ParseState
  ) -> (value: SectionKind, range: Range<Int>)? {
    solo.map { (.solo, $0.range) } ?? state.match(state.vocabulary.sections, at: index)
  }

  /// "Verse 2": which of its kind, and no length.
  private mutating func readNumber(in state: ParseState) {
    let end = range.upperBound
    guard state.tokens.indices.contains(end), let number = state.tokens[end].number, (1...9).contains(number),
      state.isFree(end..<(end + 1)), Self.bars(at: end, in: state) == nil, Self.bareBars(at: end, in: state) == nil,
      SpokenLength(at: end, in: state) == nil, !["x", "×", "times"].contains(state.word(end + 1) ?? ""),
      end + 1 == state.tokens.count || state.tokens[end + 1].isMark || state.tokens[end + 1].joiner == ":"
        || state.startsLine(end + 1) || state.vocabulary.sections.match(state.tokens, at: end + 1) != nil
    else { return }
    range = range.lowerBound..<(end + 1)
  }

  /// "Chorus x2", "chorus ×2", "chorus (x2)", "chorus twice".
  private mutating func readRepeats(in state: ParseState) {
    let isBracketed = state.word(range.upperBound) == "("
    let start = isBracketed ? range.upperBound + 1 : range.upperBound
    var end = start + 1
    if ["x", "×", "*"].contains(state.word(start) ?? ""), state.tokens.indices.contains(start + 1),
      let number = state.tokens[start + 1].number
    {
      repeats = Int(min(number, 16))
      end = start + 2
    } else if state.word(start) == "twice" {
      repeats = 2
    } else if state.tokens.indices.contains(start), let number = state.tokens[start].number, (2...8).contains(number),
      ["x", "×", "times"].contains(state.word(start + 1) ?? "")
    {
      repeats = Int(number)
      end = start + 2
    } else {
      return
    }
    repeats = max(1, min(8, repeats))
    range = range.lowerBound..<(isBracketed && state.word(end) == ")" ? end + 1 : end)
  }

  /// Verbs that look like sections ("builds up", "drops out"), and the tuning "drop C".
  static func isVerb(_ kind: SectionKind, before end: Int, _ state: ParseState) -> Bool {
    guard let next = state.word(end) else { return false }
    switch kind {
    case .build: return ["me", "a", "an", "the", "up", "on", "from", "to", "slowly"].contains(next)
    case .drop:
      let isTuning = next.count == 1 && ("A"..."D").contains(state.tokens[end].text)
      let isRemoval = next == "the" && state.vocabulary.isInstrument(state.tokens, at: end + 1)
      return isTuning || isRemoval
        || ["me", "it", "table", "us", "by", "down", "out", "to", "away", "off"].contains(next)
    case .breakdown: return ["me", "my", "your", "the", "up"].contains(next) && state.word(end - 1) == "break"
    default: return false
    }
  }

  /// "Breaks", "break beat" and "amen break" are drums.
  static func isInstrument(_ range: Range<Int>, _ state: ParseState) -> Bool {
    (0...min(2, range.lowerBound)).contains { back in
      let start = range.lowerBound - back
      guard let found = state.vocabulary.instruments.match(state.tokens, at: start) else { return false }
      return start + found.count >= range.upperBound
    }
  }

  /// "Intro 8 bars", "intro (8 bars)", "intro of 8 bars".
  private mutating func readBars(after end: Int, in state: ParseState) {
    var next = end
    while let word = state.word(next), Self.predicates.contains(word), next < end + 3 { next += 1 }
    if let length = state.match(state.vocabulary.sectionLengths, at: next),
      !state.vocabulary.isThing(state.tokens, at: length.range.upperBound)
    {
      wish.length = length.value
      isQualified = true
      range = range.lowerBound..<length.range.upperBound
      return
    }
    if next > end, let time = SpokenLength(at: next, in: state), state.word(next - 1) != ",",
      NumberField.duration.range.contains(time.seconds), state.tokens[time.range.upperBound - 1].joiner != ":"
    {
      wish.duration = .s(time.seconds)
      range = range.lowerBound..<time.range.upperBound
      return
    }
    guard let bars = Self.bars(at: next, in: state) ?? Self.bareBars(at: next, in: state) else { return }
    wish.bars = bars.count
    range = range.lowerBound..<bars.end
    if state.word(bars.end) == ")" { range = range.lowerBound..<(bars.end + 1) }
  }

  private static let predicates: Set<String> = [
    "(", "of", ":", "x", "×", "should", "must", "is", "be", "last", "lasts", "lasting", "for", "about", "over", "=",
  ]

  /// "Intro 8, verse 16": a number that ends the entry; small ones number the sections.
  static func bareBars(at index: Int, in state: ParseState) -> (count: Int, end: Int)? {
    guard state.tokens.indices.contains(index), let number = state.tokens[index].number,
      [4, 6, 8, 12, 16, 20, 24, 32, 48, 64].contains(number), state.isFree(index..<(index + 1)),
      !state.startsLine(index),
      index + 1 == state.tokens.count || [",", ";", ".", "|", ")"].contains(state.word(index + 1) ?? "")
        || (["-", "–", "—"].contains(state.word(index + 1) ?? "") && state.tokens[index + 1].joiner == nil)
    else { return nil }
    return (Int(number), index + 1)
  }

  private static func bars(at index: Int, in state: ParseState) -> (count: Int, end: Int)? {
    guard let number = Numeral(at: index, in: state), number.value == number.value.rounded(),
      let unit = state.match(state.vocabulary.units, at: number.range.upperBound), unit.value == .bars,
      TicketField.bars.contains(Int(min(number.value, 1e6)))
    else { return nil }
    return (Int(number.value), unit.range.upperBound)
  }

  /// "Two", "long", "16-bar" and "30 second", with at most three adjectives between.
  private mutating func readModifiers(before start: Int, in state: ParseState) {
    for first in stride(from: start - 1, through: max(start - 7, 0), by: -1) {
      guard state.isFreeOrPlaced(first..<start), !state.tokens[first].isMark,
        !Self.stops.contains(state.tokens[first].word)
      else { return }
      if let length = state.match(state.vocabulary.sectionLengths, at: first),
        adjectivesFill(length.range.upperBound, start, state)
      {
        wish.length = length.value
        isQualified = true
      } else if let bars = Self.bars(at: first, in: state), adjectivesFill(bars.end, start, state) {
        wish.bars = bars.count
      } else if let time = SpokenLength(at: first, in: state), adjectivesFill(time.range.upperBound, start, state),
        NumberField.duration.range.contains(time.seconds)
      {
        wish.duration = .s(time.seconds)
      } else if let number = Numeral(at: first, in: state), adjectivesFill(number.range.upperBound, start, state),
        wish.bars == nil, wish.duration == nil, (1...8).contains(number.value), number.value == number.value.rounded()
      {
        if ["double", "triple"].contains(state.word(first) ?? "") {
          repeats = Int(number.value)
        } else {
          wish.count = Int(number.value)
          isQualified = true
        }
      } else {
        continue
      }
      range = min(first, range.lowerBound)..<range.upperBound
    }
  }

  private static let stops: Set<String> = ["and", "with", "then", "or", "a", "an", "the", "into", "has", "plus"]

  /// True if only adjectives and understood words stand between `index` and the section.
  private func adjectivesFill(_ index: Int, _ start: Int, _ state: ParseState) -> Bool {
    var index = index
    while index < min(start, max(range.lowerBound, index)) {
      if state.isPlaced(index) {
        index += 1
        continue
      }
      let adjective = state.vocabulary.adjectiveLength(state.tokens, at: index)
      guard let length = adjective ?? state.vocabulary.genres.match(state.tokens, at: index)?.count else {
        return false
      }
      index += length
    }
    return true
  }
}
