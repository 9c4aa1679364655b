/// "Dark", "uplifting": moods, how lively they are and what mode they lean to.
struct MoodRecogniser: Recogniser {
  func recognise(in reading: inout Reading) {
    for index in reading.tokens.indices {
      guard let found = reading.match(reading.vocabulary.moods, at: index) else { continue }
      if reading.isForbidden(found.range) {
        reading.claim(found.range)
        reading.note("\"\(reading.words(found.range))\" is not wanted.")
      } else {
        if !reading.brief.moods.contains(found.value) { reading.brief.moods.append(found.value) }
        reading.attest("moods", found.range, 0.85)
      }
    }
  }
}
