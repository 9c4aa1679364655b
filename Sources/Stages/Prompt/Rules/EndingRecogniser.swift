/// "Ends abruptly", "fade out", but not "no fade" or "fade in".
struct EndingRecogniser: Recogniser {
  func recognise(in reading: inout Reading) {
    for index in reading.tokens.indices {
      guard let found = reading.match(reading.vocabulary.endings, at: index) else { continue }
      guard !reading.isForbidden(found.range), reading.word(found.range.upperBound) != "in" else {
        reading.claim(found.range)
        continue
      }
      reading.decide("ending", \.ending, found.value, from: found.range, 0.9)
    }
  }
}
