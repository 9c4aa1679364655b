import Audio
import Music

/// A section named in a prompt, with what is said of it on both sides.
struct SectionMention {
  let kind: SectionKind
  private(set) var range: Range<Int>
  private(set) var wish: SectionWish
  /// True if a count or a comparison is stated, so that the mention is no position in a form.
  private(set) var isQualified = false

  init?(at index: Int, in state: ParseState) {
    guard let found = state.match(state.vocabulary.sections, at: index),
      !Self.isInstrument(found.range, state)
    else { return nil }
    kind = found.value
    range = found.range
    wish = SectionWish(found.value)
    if state.isForbidden(range) {
      wish.count = 0
      isQualified = true
      return
    }
    readBars(after: range.upperBound, in: state)
    readModifiers(before: range.lowerBound, in: state)
  }

  /// "Breaks", "break beat" and "amen break" are drums.
  private static func isInstrument(_ range: Range<Int>, _ state: ParseState) -> Bool {
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
  private static func bareBars(at index: Int, in state: ParseState) -> (count: Int, end: Int)? {
    guard state.tokens.indices.contains(index), let number = state.tokens[index].number,
      [4, 6, 8, 12, 16, 20, 24, 32, 48, 64].contains(number), state.isFree(index..<(index + 1)),
      index + 1 == state.tokens.count || [",", ";", ".", "|", ")"].contains(state.word(index + 1) ?? "")
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
      guard state.isFree(first..<start), !state.tokens[first].isMark,
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
        wish.count = Int(number.value)
        isQualified = true
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
      let adjective = state.vocabulary.adjectiveLength(state.tokens, at: index)
      guard let length = adjective ?? state.vocabulary.genres.match(state.tokens, at: index)?.count else {
        return false
      }
      index += length
    }
    return true
  }
}
