import Diagnostics
import Music

/// Recogniser of meters ("in 3/4", "waltz").
struct MeterRecogniser: Recogniser {
  func recognise(in state: ParseState) {
    for index in state.tokens.indices {
      if let found = state.match(state.vocabulary.meters, at: index), !counts(found.range.upperBound, state) {
        if (state.vocabulary.genres.match(state.tokens, at: index)?.count ?? 0) >= found.range.count {
          noteDance(found.value, found.range, state)
        } else {
          state.assign("meter", \.meter, found.value, from: found.range, 0.8)
        }
      } else if let text = fraction(at: index, state) {
        let range = index..<(index + 2)
        if let meter = Meter(text) {
          state.assign("meter", \.meter, meter, from: range, 0.95)
        } else {
          state.claim(range)
          let known = Meter.known.map(\.description).joined(separator: ", ")
          state.note("The metre \(text) is not known (\(known) are); it was left open.")
        }
      }
    }
  }

  /// "Waltz" is a genre as well, which claims the word.
  private func noteDance(_ meter: Meter, _ range: Range<Int>, _ state: ParseState) {
    guard !state.isForbidden(range), state.brief.meter == nil else { return }
    state.brief.meter = meter
    state.brief.evidence.append(Evidence("meter", words: state.words(range), confidence: 0.8))
  }

  /// True if what ends there is a number of something else: "in 5/8", "in 7 minutes", "in five parts".
  private func counts(_ end: Int, _ state: ParseState) -> Bool {
    guard state.tokens.indices.contains(end) else { return false }
    return state.tokens[end].joiner == "/" || state.match(state.vocabulary.units, at: end) != nil
      || Self.counted.contains(state.word(end) ?? "")
  }

  private static let counted: Set<String> = [
    "days", "weeks", "months", "years", "parts", "sections", "movements", "languages", "keys", "voices", "layers",
  ]

  /// "At 14:30 on 3/4".
  private func isDate(_ index: Int, _ state: ParseState) -> Bool {
    index >= 3 && state.word(index - 1) == "on" && state.tokens[index - 2].joiner == ":"
      && state.tokens[index - 2].number != nil
  }

  /// Two small numbers with a slash between them, the second a power of two.
  private func fraction(at index: Int, _ state: ParseState) -> String? {
    guard state.isFree(index..<(index + 2)), let beats = state.tokens[index].number,
      let unit = state.tokens[index + 1].number, state.tokens[index + 1].joiner == "/",
      (2...15).contains(beats), [2, 4, 8, 16].contains(unit), !isDate(index, state)
    else { return nil }
    return "\(NumberText.exact(beats))/\(NumberText.exact(unit))"
  }
}

/// Recogniser of half-time and double-time feel.
struct TimeFeelRecogniser: Recogniser {
  func recognise(in state: ParseState) {
    for index in state.tokens.indices {
      guard let found = state.match(state.vocabulary.timeFeels, at: index) else { continue }
      state.assign("time_feel", \.timeFeel, found.value, from: found.range, 0.9)
    }
  }
}
