import Diagnostics
import Music

/// "In 3/4", "waltz".
struct MeterRecogniser: Recogniser {
  func recognise(in reading: inout Reading) {
    for index in reading.tokens.indices {
      if let found = reading.match(reading.vocabulary.meters, at: index) {
        reading.decide("meter", \.meter, found.value, from: found.range, 0.8)
      } else if let text = fraction(at: index, reading) {
        let range = index..<(index + 2)
        if let meter = Meter(text) {
          reading.decide("meter", \.meter, meter, from: range, 0.95)
        } else {
          reading.claim(range)
          let known = Meter.known.map(\.description).joined(separator: ", ")
          reading.note("The metre \(text) is not known (\(known) are); it was left open.")
        }
      }
    }
  }

  /// "At 14:30 on 3/4".
  private func isDate(_ index: Int, _ reading: Reading) -> Bool {
    index >= 3 && reading.word(index - 1) == "on" && reading.tokens[index - 2].joiner == ":"
      && reading.tokens[index - 2].number != nil
  }

  /// Two small numbers with a slash between them, the second a power of two.
  private func fraction(at index: Int, _ reading: Reading) -> String? {
    guard reading.isFree(index..<(index + 2)), let beats = reading.tokens[index].number,
      let unit = reading.tokens[index + 1].number, reading.tokens[index + 1].joiner == "/",
      (2...15).contains(beats), [2, 4, 8, 16].contains(unit), !isDate(index, reading)
    else { return nil }
    return "\(NumberText.exact(beats))/\(NumberText.exact(unit))"
  }
}
