import Audio
import Music

/// A section named in a prompt, with what is said of it on both sides.
struct SectionMention {
  let kind: SectionKind
  private(set) var range: Range<Int>
  private(set) var wish: SectionWish
  /// Whether it is said how many there shall be or how they compare, which names no place in a form.
  private(set) var isQualified = false

  init?(at index: Int, in reading: Reading) {
    guard let found = reading.match(reading.vocabulary.sections, at: index),
      !Self.isInstrument(found.range, reading)
    else { return nil }
    kind = found.value
    range = found.range
    wish = SectionWish(found.value)
    if reading.isForbidden(range) {
      wish.count = 0
      isQualified = true
      return
    }
    readBars(after: range.upperBound, in: reading)
    readModifiers(before: range.lowerBound, in: reading)
  }

  /// "Breaks", "break beat" and "amen break" are drums.
  private static func isInstrument(_ range: Range<Int>, _ reading: Reading) -> Bool {
    (0...min(2, range.lowerBound)).contains { back in
      let start = range.lowerBound - back
      guard let found = reading.vocabulary.instruments.match(reading.tokens, at: start) else { return false }
      return start + found.count >= range.upperBound
    }
  }

  /// "Intro 8 bars", "intro (8 bars)", "intro of 8 bars".
  private mutating func readBars(after end: Int, in reading: Reading) {
    var next = end
    while let word = reading.word(next), Self.predicates.contains(word), next < end + 3 { next += 1 }
    if let length = reading.match(reading.vocabulary.sectionLengths, at: next),
      !reading.vocabulary.isThing(reading.tokens, at: length.range.upperBound)
    {
      wish.length = length.value
      isQualified = true
      range = range.lowerBound..<length.range.upperBound
      return
    }
    if next > end, let time = SpokenLength(at: next, in: reading), reading.word(next - 1) != ",",
      NumberField.duration.range.contains(time.seconds), reading.tokens[time.range.upperBound - 1].joiner != ":"
    {
      wish.duration = .s(time.seconds)
      range = range.lowerBound..<time.range.upperBound
      return
    }
    guard let bars = Self.bars(at: next, in: reading) ?? Self.bareBars(at: next, in: reading) else { return }
    wish.bars = bars.count
    range = range.lowerBound..<bars.end
    if reading.word(bars.end) == ")" { range = range.lowerBound..<(bars.end + 1) }
  }

  private static let predicates: Set<String> = [
    "(", "of", ":", "x", "×", "should", "must", "is", "be", "last", "lasts", "lasting", "for", "about", "over", "=",
  ]

  /// "Intro 8, verse 16": a number that ends the entry; small ones number the sections.
  private static func bareBars(at index: Int, in reading: Reading) -> (count: Int, end: Int)? {
    guard reading.tokens.indices.contains(index), let number = reading.tokens[index].number,
      [4, 6, 8, 12, 16, 20, 24, 32, 48, 64].contains(number), reading.isFree(index..<(index + 1)),
      index + 1 == reading.tokens.count || [",", ";", ".", "|", ")"].contains(reading.word(index + 1) ?? "")
    else { return nil }
    return (Int(number), index + 1)
  }

  private static func bars(at index: Int, in reading: Reading) -> (count: Int, end: Int)? {
    guard let number = Numeral(at: index, in: reading), number.value == number.value.rounded(),
      let unit = reading.match(reading.vocabulary.units, at: number.range.upperBound), unit.value == .bars,
      TicketField.bars.contains(Int(min(number.value, 1e6)))
    else { return nil }
    return (Int(number.value), unit.range.upperBound)
  }

  /// "Two", "long", "16-bar" and "30 second", with at most three adjectives between.
  private mutating func readModifiers(before start: Int, in reading: Reading) {
    for first in stride(from: start - 1, through: max(start - 7, 0), by: -1) {
      guard reading.isFree(first..<start), !reading.tokens[first].isMark,
        !Self.stops.contains(reading.tokens[first].word)
      else { return }
      if let length = reading.match(reading.vocabulary.sectionLengths, at: first),
        adjectivesFill(length.range.upperBound, start, reading)
      {
        wish.length = length.value
        isQualified = true
      } else if let bars = Self.bars(at: first, in: reading), adjectivesFill(bars.end, start, reading) {
        wish.bars = bars.count
      } else if let time = SpokenLength(at: first, in: reading), adjectivesFill(time.range.upperBound, start, reading),
        NumberField.duration.range.contains(time.seconds)
      {
        wish.duration = .s(time.seconds)
      } else if let number = Numeral(at: first, in: reading), adjectivesFill(number.range.upperBound, start, reading),
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

  /// Whether nothing but adjectives, or what was already understood, stands between `index` and the section.
  private func adjectivesFill(_ index: Int, _ start: Int, _ reading: Reading) -> Bool {
    var index = index
    while index < min(start, max(range.lowerBound, index)) {
      let adjective = reading.vocabulary.adjectiveLength(reading.tokens, at: index)
      guard let length = adjective ?? reading.vocabulary.genres.match(reading.tokens, at: index)?.count else {
        return false
      }
      index += length
    }
    return true
  }
}
