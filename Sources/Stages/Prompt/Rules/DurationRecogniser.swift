import Audio
import Music

/// Recogniser of the track's length ("2:30", "about a minute and a half", "64 bars").
struct DurationRecogniser: Recogniser {
  func recognise(in state: ParseState) {
    for index in state.tokens.indices where state.isFree(index..<(index + 1)) {
      if let length = SpokenLength(at: index, in: state), !isDecade(length, state) {
        if isPlace(length.range, state) {
          state.claim(length.range)
          state.note("\"\(state.words(length.range))\" says when a section comes; it was left open.")
        } else if isOtherVersion(length.range, state) {
          state.claim(length.range)
          state.note("One version is made; the one of \"\(state.words(length.range))\" is not.")
        } else if let detail = DetailLength(length, in: state)?.detail {
          state.claim(length.range)
          if state.vocabulary.nounLength(state.tokens, at: detail.lowerBound) == nil { state.claim(detail) }
          state.note(
            "\"\(state.words(length.range))\" was taken for the length of the \(state.words(detail)), not of the track; it cannot be set yet."
          )
        } else {
          assignRange(to: length, state) ?? assign(length.seconds, from: length.range, state)
        }
      } else if isMilliseconds(index, state) {
        state.claim(index..<(index + 2))
      } else if let bars = bars(at: index, state) {
        if isPlace(bars.range, state) { state.claim(bars.range) } else { assign(bars: bars, state) }
      }
    }
  }

  /// "90 sec, also as 30 sec cutdown": the length of another version than the one asked for first.
  private func isOtherVersion(_ length: Range<Int>, _ state: ParseState) -> Bool {
    state.brief.duration != nil
      && ["cutdown", "cutdowns", "cut", "edit", "edits", "version", "versions", "teaser", "bumper", "short"]
        .contains(state.word(length.upperBound) ?? "")
  }

  /// "300 ms": no track is as short.
  private func isMilliseconds(_ index: Int, _ state: ParseState) -> Bool {
    state.tokens[index].number != nil
      && ["ms", "msec", "millisecond", "milliseconds"].contains(state.word(index + 1))
  }

  /// "The drop should hit at 1:00", "cue 4m12", "in the first 30 seconds": when something comes, not how long all is.
  private func isPlace(_ length: Range<Int>, _ state: ParseState) -> Bool {
    let start = length.lowerBound
    let before = state.word(start - 1) ?? ""
    if ["cue", "reel", "scene", "first", "last", "every", "after", "each"].contains(before) { return true }
    guard ["at", "until", "by", "from"].contains(before) else { return false }
    let isClock = state.tokens[length.upperBound - 1].joiner == ":"
    let ends = (2...3).contains { Self.ends.contains(state.word(start - $0) ?? "") }
    let followsSection = (2...5).contains {
      start >= $0 && state.vocabulary.sections.match(state.tokens, at: start - $0) != nil
    }
    return followsSection || (isClock && !ends)
  }

  private static let ends: Set<String> = ["end", "ends", "ending", "stop", "stops", "finish", "done", "total"]

  /// "2 to 3 minutes", "2-3 min": the middle of the two.
  private func assignRange(to last: SpokenLength, _ state: ParseState) -> Void? {
    var end = last.range.lowerBound
    if ["to", "and", "or", "-", "–"].contains(state.word(end - 1) ?? "") {
      end -= 1
    } else if state.tokens[end].joiner != "-" {
      return nil
    }
    guard let number = numeral(before: end, state),
      let count = Numeral(at: last.range.lowerBound, in: state)?.value, number.value > 0, number.value < count
    else { return nil }
    var start = number.range.lowerBound
    if ["between", "from"].contains(state.word(start - 1) ?? "") { start -= 1 }
    assign(last.seconds * (number.value + count) / (2 * count), from: start..<last.range.upperBound, state)
    return ()
  }

  private func numeral(before end: Int, _ state: ParseState) -> Numeral? {
    for start in stride(from: end - 1, through: max(end - 3, 0), by: -1) {
      if let number = Numeral(at: start, in: state), number.range.upperBound == end { return number }
    }
    return nil
  }

  private func assign(_ seconds: Double, from range: Range<Int>, _ state: ParseState) {
    var range = range
    var confidence = 0.95
    if let about = state.match(state.vocabulary.about, before: range.lowerBound) {
      range = about.range.lowerBound..<range.upperBound
      confidence = 0.8
    }
    guard NumberField.duration.range.contains(seconds) else {
      state.reject(range, outside: .duration)
      return
    }
    state.assign("duration", \.duration, .s(seconds), from: range, confidence)
  }

  /// "90s house" is of the nineties, "for 90s" is a minute and a half.
  private func isDecade(_ length: SpokenLength, _ state: ParseState) -> Bool {
    let range = length.range
    guard range.count == 2, state.word(range.upperBound - 1) == "s",
      ["", "'"].contains(state.tokens[range.upperBound - 1].joiner ?? " "),
      [50, 60, 70, 80, 90].contains(length.seconds) || (1900...2030).contains(length.seconds)
    else { return false }
    if length.seconds >= 1900 { return true }
    let before = state.word(range.lowerBound - 1) ?? ""
    let isAnnounced = ["for", "lasting", "duration", "length", "long", ":", "about", "around"].contains(before)
    return !isAnnounced && state.word(range.upperBound) != "long"
  }

  private struct Bars {
    let count: Double
    let range: Range<Int>
  }

  private func bars(at index: Int, _ state: ParseState) -> Bars? {
    guard let number = Numeral(at: index, in: state),
      let unit = state.match(state.vocabulary.units, at: number.range.upperBound), unit.value == .bars
    else { return nil }
    return Bars(count: number.value, range: index..<unit.range.upperBound)
  }

  /// Bars last as long as the tempo says; without one they stay bars.
  private func assign(bars: Bars, _ state: ParseState) {
    guard let tempo = state.brief.bpm else {
      guard bars.count >= 1, bars.count <= 1_000 else { return state.claim(bars.range) }
      state.assign("duration_bars", \.durationBars, Int(bars.count), from: bars.range, 0.9)
      return
    }
    let meter = state.brief.meter ?? .fourFour
    assign(bars.count * Tempo(bpm: tempo.bpm, in: meter).seconds(of: meter.bar), from: bars.range, state)
  }
}
