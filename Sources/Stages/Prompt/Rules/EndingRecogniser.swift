/// "Ends abruptly", "fade out".
struct EndingRecogniser: Recogniser {
  func recognise(in reading: inout Reading) {
    for index in reading.tokens.indices {
      guard let found = reading.match(reading.vocabulary.endings, at: index) else { continue }
      reading.decide("ending", \.ending, found.value, from: found.range, 0.9)
    }
  }
}
