/// "Ends abruptly", "fade out", but not "no fade" or "fade in".
struct EndingRecogniser: Recogniser {
  func recognise(in reading: inout Reading) {
    for index in reading.tokens.indices {
      guard let found = reading.match(reading.vocabulary.endings, at: index) else { continue }
      guard !reading.isForbidden(found.range), !isFadeIn(found.range, reading) else {
        reading.claim(found.range)
        continue
      }
      reading.decide("ending", \.ending, found.value, from: found.range, 0.9)
    }
  }

  /// "Fade in the pads", but "fade in the last ten seconds" and "fade out in ten seconds" are endings.
  private func isFadeIn(_ range: Range<Int>, _ reading: Reading) -> Bool {
    let end = range.upperBound
    guard reading.word(end) == "in", ["fade", "fades", "fading"].contains(reading.tokens[end - 1].word) else {
      return false
    }
    return !(end + 1...end + 2).contains { ["last", "end", "final"].contains(reading.word($0) ?? "") }
  }
}
