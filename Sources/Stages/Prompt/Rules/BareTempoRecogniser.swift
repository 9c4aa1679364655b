import Audio
import Music

/// "House 126": a number on its own that looks like a tempo, when nothing else said one.
struct BareTempoRecogniser: Recogniser {
  /// Tempi that people write without saying so; smaller numbers count other things more often.
  private static let plausible = 60.0...200.0

  func recognise(in reading: inout Reading) {
    guard reading.brief.bpm == nil, !takePair(&reading) else { return }
    for index in reading.tokens.indices {
      guard let number = reading.tokens[index].number, Self.plausible.contains(number),
        reading.isFree(index..<(index + 1)), Self.isApart(index, reading), !isNamed(index, reading),
        !TempoRecogniser.isSomethingElse(index + 1, reading) || isTag(index, reading) || isField(index, reading)
      else { continue }
      reading.decide("bpm", \.bpm, Tempo(bpm: number), from: index..<(index + 1), 0.5)
      reading.timeBars()
      return
    }
  }

  /// "Trap 70/140": the same tempo counted in two ways; the one that the genre is written in counts.
  private func takePair(_ reading: inout Reading) -> Bool {
    for index in reading.tokens.indices.dropLast() {
      guard let slow = reading.tokens[index].number, let fast = reading.tokens[index + 1].number, fast == 2 * slow,
        ["/", "-"].contains(reading.tokens[index + 1].joiner), (60...100).contains(slow),
        reading.isFree(index..<(index + 2))
      else { continue }
      let usual = reading.vocabulary.genreNames.first { $0.name == reading.brief.genre }?.tempo
      let isSlow = usual.map { $0.contains(slow) && !$0.contains(fast) } ?? false
      reading.decide("bpm", \.bpm, Tempo(bpm: isSlow ? slow : fast), from: index..<(index + 2), 0.6)
      return true
    }
    return false
  }

  /// Whether the number is tied to no other word than by a slash, or by a hyphen to one that was understood
  /// ("techno_140"), and to no number at all.
  private static func isApart(_ index: Int, _ reading: Reading) -> Bool {
    guard let joiner = reading.tokens[index].joiner, !joiner.isEmpty else { return true }
    guard reading.tokens[index - 1].number == nil else { return false }
    return joiner == "/" || (joiner == "-" && !reading.isFree((index - 1)..<index))
  }

  /// "Juno 106", "opus 90", "100 people": the word before it or after it says what the number is.
  private func isNamed(_ index: Int, _ reading: Reading) -> Bool {
    if reading.isNumbered(index) { return true }
    let isAfterStatement = index > 0 && !reading.tokens[index - 1].isMark && !reading.isFree((index - 1)..<index)
    guard index + 1 < reading.tokens.count, !isAfterStatement else { return false }
    let next = reading.tokens[index + 1]
    return next.kind == .word && reading.isFree((index + 1)..<(index + 2)) && !next.isEmoji
      && !reading.vocabulary.smallWords.contains(next.word) && !reading.startsLine(index + 1)
  }

  /// "techno_140_Am": a hyphen on both sides, and on both sides something that was understood.
  private func isField(_ index: Int, _ reading: Reading) -> Bool {
    guard index > 0, index + 1 < reading.tokens.count, reading.tokens[index + 1].joiner == "-" else { return false }
    return !reading.isFree((index - 1)..<index) && !reading.isFree((index + 1)..<(index + 2))
      && reading.tokens[index + 1].number == nil
  }

  /// "Amapiano 112 log drum": between two things that were understood a number this large counts neither.
  private func isTag(_ index: Int, _ reading: Reading) -> Bool {
    // "120 piano" has one of them, "12 pianos" have not.
    if index == 0 || reading.tokens[index - 1].isMark {
      return reading.vocabulary.thingLength(reading.tokens, at: index + 1).map {
        !reading.tokens[index + $0].word.hasSuffix("s")
      } ?? false
    }
    return index > 0 && !reading.isFree((index - 1)..<index) && !reading.tokens[index - 1].isMark
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
