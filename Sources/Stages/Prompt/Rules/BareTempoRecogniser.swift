import Music

/// "House 126": a number on its own that looks like a tempo, when nothing else said one.
struct BareTempoRecogniser: Recogniser {
  /// Tempi that people write without saying so; smaller numbers count other things more often.
  private static let plausible = 60.0...200.0

  func recognise(in reading: inout Reading) {
    guard reading.brief.bpm == nil else { return }
    for index in reading.tokens.indices {
      guard let number = reading.tokens[index].number, Self.plausible.contains(number),
        reading.isFree(index..<(index + 1)), reading.tokens[index].joiner.map({ $0.isEmpty }) ?? true,
        !TempoRecogniser.isSomethingElse(index + 1, reading)
      else { continue }
      reading.decide("bpm", \.bpm, Tempo(bpm: number), from: index..<(index + 1), 0.5)
      return
    }
  }
}
