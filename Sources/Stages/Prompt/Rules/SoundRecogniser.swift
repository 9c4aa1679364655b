/// "Punchy", "wide", "four-on-the-floor": words that go into the style line.
struct SoundRecogniser: Recogniser {
  func recognise(in reading: inout Reading) {
    var words: [String] = []
    for index in reading.tokens.indices {
      guard let found = reading.match(reading.vocabulary.sound, at: index) else { continue }
      if reading.isForbidden(found.range) {
        reading.claim(found.range)
        if found.value == "swung", !words.contains("straight") { words.append("straight") }
        reading.note("\"\(reading.words(found.range))\" is not wanted.")
      } else {
        if !words.contains(found.value) { words.append(found.value) }
        reading.attest("style", found.range, 0.8)
      }
    }
    reading.brief.style = words.joined(separator: ", ")
  }
}
