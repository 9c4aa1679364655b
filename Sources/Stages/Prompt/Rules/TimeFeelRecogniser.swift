/// "Half-time", "double time".
struct TimeFeelRecogniser: Recogniser {
  func recognise(in reading: inout Reading) {
    for index in reading.tokens.indices {
      guard let found = reading.match(reading.vocabulary.timeFeels, at: index) else { continue }
      reading.decide("time_feel", \.timeFeel, found.value, from: found.range, 0.9)
    }
  }
}
