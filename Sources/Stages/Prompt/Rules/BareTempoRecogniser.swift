import Music
import Signal

/// "House 126": a number on its own that looks like a tempo, when nothing else said one.
struct BareTempoRecogniser: Recogniser {
  /// Tempi that people write without saying so; smaller numbers count other things more often.
  private static let plausible = 60.0...200.0

  func recognise(in reading: inout Reading) {
    guard reading.brief.bpm == nil else { return }
    for index in reading.tokens.indices {
      guard let number = reading.tokens[index].number, Self.plausible.contains(number),
        reading.isFree(index..<(index + 1)), Self.isApart(index, reading),
        !TempoRecogniser.isSomethingElse(index + 1, reading) || isTag(index, reading)
      else { continue }
      reading.decide("bpm", \.bpm, Tempo(bpm: number), from: index..<(index + 1), 0.5)
      reading.timeBars()
      return
    }
  }

  /// Whether the number is tied to no other word than by a slash, and to no number at all.
  private static func isApart(_ index: Int, _ reading: Reading) -> Bool {
    guard let joiner = reading.tokens[index].joiner, !joiner.isEmpty else { return true }
    return joiner == "/" && reading.tokens[index - 1].number == nil
  }

  /// "Amapiano 112 log drum": between two things that were understood a number this large counts neither.
  private func isTag(_ index: Int, _ reading: Reading) -> Bool {
    index > 0 && !reading.isFree((index - 1)..<index) && !reading.tokens[index - 1].isMark
      && reading.vocabulary.isThing(reading.tokens, at: index + 1)
      && !Self.counts.contains(reading.tokens[index - 1].word)
  }

  private static let counts: Set<String> = ["with", "of", "and", "over", "about", "only", "than"]
}

extension Reading {
  /// Bars that were counted before the tempo was known last as long as it says.
  fileprivate mutating func timeBars() {
    guard let tempo = brief.bpm, let bars = brief.durationBars, brief.duration == nil else { return }
    let meter = brief.meter ?? .fourFour
    let seconds = Double(bars) * Tempo(bpm: tempo.bpm, in: meter).seconds(of: meter.bar)
    guard NumberField.duration.range.contains(seconds) else { return }
    brief.duration = .s(seconds)
    brief.evidence = brief.evidence.map {
      $0.field == "duration_bars" ? Evidence("duration", words: $0.words, confidence: $0.confidence) : $0
    }
  }
}
