import Audio
import Music

/// "2:30", "about a minute and a half", "64 bars": how long the track shall be.
struct DurationRecogniser: Recogniser {
  func recognise(in reading: inout Reading) {
    for index in reading.tokens.indices where reading.isFree(index..<(index + 1)) {
      if let length = SpokenLength(at: index, in: reading), !isDecade(length, reading) {
        if isPlace(length.range, reading) {
          reading.claim(length.range)
          reading.note("\"\(reading.words(length.range))\" says when a section comes; it was left open.")
        } else if let detail = DetailLength(length, in: reading)?.detail {
          reading.claim(length.range)
          if reading.vocabulary.nounLength(reading.tokens, at: detail.lowerBound) == nil { reading.claim(detail) }
          reading.note(
            "\"\(reading.words(length.range))\" was taken for the length of the \(reading.words(detail)), not of the track; it cannot be set yet."
          )
        } else {
          takeRange(to: length, &reading) ?? take(length.seconds, from: length.range, &reading)
        }
      } else if isMilliseconds(index, reading) {
        reading.claim(index..<(index + 2))
      } else if let bars = bars(at: index, reading) {
        if isPlace(bars.range, reading) { reading.claim(bars.range) } else { take(bars: bars, &reading) }
      }
    }
  }

  /// "300 ms": no track is as short.
  private func isMilliseconds(_ index: Int, _ reading: Reading) -> Bool {
    reading.tokens[index].number != nil
      && ["ms", "msec", "millisecond", "milliseconds"].contains(reading.word(index + 1))
  }

  /// "The drop should hit at 1:00", "cue 4m12", "in the first 30 seconds": when something comes, not how long all is.
  private func isPlace(_ length: Range<Int>, _ reading: Reading) -> Bool {
    let start = length.lowerBound
    let before = reading.word(start - 1) ?? ""
    if ["cue", "reel", "scene", "first", "last", "every", "after", "each"].contains(before) { return true }
    guard ["at", "until", "by", "from"].contains(before) else { return false }
    let isClock = reading.tokens[length.upperBound - 1].joiner == ":"
    let ends = (2...3).contains { Self.ends.contains(reading.word(start - $0) ?? "") }
    let followsSection = (2...5).contains {
      start >= $0 && reading.vocabulary.sections.match(reading.tokens, at: start - $0) != nil
    }
    return followsSection || (isClock && !ends)
  }

  private static let ends: Set<String> = ["end", "ends", "ending", "stop", "stops", "finish", "done", "total"]

  /// "2 to 3 minutes", "2-3 min": the middle of the two.
  private func takeRange(to last: SpokenLength, _ reading: inout Reading) -> Void? {
    var end = last.range.lowerBound
    if ["to", "and", "or", "-", "–"].contains(reading.word(end - 1) ?? "") {
      end -= 1
    } else if reading.tokens[end].joiner != "-" {
      return nil
    }
    guard let number = numeral(before: end, reading),
      let count = Numeral(at: last.range.lowerBound, in: reading)?.value, number.value > 0, number.value < count
    else { return nil }
    var start = number.range.lowerBound
    if ["between", "from"].contains(reading.word(start - 1) ?? "") { start -= 1 }
    take(last.seconds * (number.value + count) / (2 * count), from: start..<last.range.upperBound, &reading)
    return ()
  }

  private func numeral(before end: Int, _ reading: Reading) -> Numeral? {
    for start in stride(from: end - 1, through: max(end - 3, 0), by: -1) {
      if let number = Numeral(at: start, in: reading), number.range.upperBound == end { return number }
    }
    return nil
  }

  private func take(_ seconds: Double, from range: Range<Int>, _ reading: inout Reading) {
    var range = range
    var confidence = 0.95
    if let about = reading.match(reading.vocabulary.about, before: range.lowerBound) {
      range = about.range.lowerBound..<range.upperBound
      confidence = 0.8
    }
    guard NumberField.duration.range.contains(seconds) else {
      reading.refuse(range, outside: .duration)
      return
    }
    reading.decide("duration", \.duration, .s(seconds), from: range, confidence)
  }

  /// "90s house" is of the nineties, "for 90s" is a minute and a half.
  private func isDecade(_ length: SpokenLength, _ reading: Reading) -> Bool {
    let range = length.range
    guard range.count == 2, reading.word(range.upperBound - 1) == "s",
      ["", "'"].contains(reading.tokens[range.upperBound - 1].joiner ?? " "),
      [50, 60, 70, 80, 90].contains(length.seconds) || (1900...2030).contains(length.seconds)
    else { return false }
    if length.seconds >= 1900 { return true }
    let before = reading.word(range.lowerBound - 1) ?? ""
    let isAnnounced = ["for", "lasting", "duration", "length", "long", ":", "about", "around"].contains(before)
    return !isAnnounced && reading.word(range.upperBound) != "long"
  }

  private struct Bars {
    let count: Double
    let range: Range<Int>
  }

  private func bars(at index: Int, _ reading: Reading) -> Bars? {
    guard let number = Numeral(at: index, in: reading),
      let unit = reading.match(reading.vocabulary.units, at: number.range.upperBound), unit.value == .bars
    else { return nil }
    return Bars(count: number.value, range: index..<unit.range.upperBound)
  }

  /// Bars last as long as the tempo says; without one they stay bars.
  private func take(bars: Bars, _ reading: inout Reading) {
    guard let tempo = reading.brief.bpm else {
      guard bars.count >= 1, bars.count <= 1_000 else { return reading.claim(bars.range) }
      reading.decide("duration_bars", \.durationBars, Int(bars.count), from: bars.range, 0.9)
      return
    }
    let meter = reading.brief.meter ?? .fourFour
    take(bars.count * Tempo(bpm: tempo.bpm, in: meter).seconds(of: meter.bar), from: bars.range, &reading)
  }
}
