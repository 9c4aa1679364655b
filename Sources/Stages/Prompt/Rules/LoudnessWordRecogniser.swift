import Audio

/// "Loud", "club", "quiet", unless they describe one instrument or section.
struct LoudnessWordRecogniser: Recogniser {
  func recognise(in reading: inout Reading) {
    for index in reading.tokens.indices {
      guard let found = reading.match(reading.vocabulary.loudness, at: index) else { continue }
      let describes = reading.vocabulary.isThing(reading.tokens, at: found.range.upperBound)
      guard !describes, !reading.isForbidden(found.range), reading.brief.loudness == nil,
        let row = reading.vocabulary.lexicon.loudness[found.value]
      else {
        reading.claim(found.range)
        continue
      }
      reading.decide("loudness_lufs", \.loudness, .LUFS(row.lufs), from: found.range, 0.6)
    }
  }
}
