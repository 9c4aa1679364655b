/// "Dark", "uplifting": moods, how lively they are and what mode they lean to.
struct MoodRecogniser: Recogniser {
  func recognise(in reading: inout Reading) {
    for index in reading.tokens.indices {
      guard let found = reading.match(reading.vocabulary.moods, at: index), !isVerb(found.range, reading) else {
        continue
      }
      if reading.isForbidden(found.range) {
        reading.claim(found.range)
        reading.note("\"\(reading.words(found.range))\" is not wanted.")
      } else {
        if !reading.brief.moods.contains(found.value) { reading.brief.moods.append(found.value) }
        reading.attest("moods", found.range, 0.85)
      }
    }
  }

  /// "I'd love a track" wishes, "a love song" is about love.
  private func isVerb(_ range: Range<Int>, _ reading: Reading) -> Bool {
    reading.word(range.lowerBound) == "love" && range.count == 1
      && ["i", "d", "we", "would", "you", "they", "really", "ll", "also", "to"].contains(
        reading.word(range.lowerBound - 1) ?? "")
  }
}
