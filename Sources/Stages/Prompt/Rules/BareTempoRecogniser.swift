import Audio
import Music

/// Recogniser of a bare number that looks like a tempo ("house 126"), where no tempo was stated.
struct BareTempoRecogniser: Recogniser {
  /// Tempi that people write without saying so; smaller numbers count other things more often.
  private static let plausible = 60.0...200.0

  /// The tempi that a genre can have without saying so, as shares of its slowest and its fastest.
  private static let reach = (low: 0.9, high: 1.1)

  /// True for a tempo that people write without saying so, or that the leading genre has.
  private func isPlausible(_ number: Double, _ state: ParseState) -> Bool {
    guard !Self.plausible.contains(number), let usual = state.brief.genre.flatMap(state.vocabulary.style.genre)?.tempo
    else { return Self.plausible.contains(number) }
    return (usual.lowerBound * Self.reach.low...usual.upperBound * Self.reach.high).contains(number)
  }

  func recognise(in state: ParseState) {
    guard state.brief.bpm == nil, !recognisePair(state) else { return }
    for index in state.tokens.indices {
      guard let number = state.tokens[index].number, isPlausible(number, state),
        state.isFree(index..<(index + 1)), Self.isApart(index, state), !isNamed(index, state),
        !TempoRecogniser.isSomethingElse(index + 1, state) || isTag(index, state) || isField(index, state)
      else { continue }
      state.assign("bpm", \.bpm, Tempo(bpm: number), from: index..<(index + 1), 0.5)
      state.timeBars()
      return
    }
  }

  /// "Trap 70/140": the same tempo counted in two ways; the one that the genre is written in counts.
  private func recognisePair(_ state: ParseState) -> Bool {
    for index in state.tokens.indices.dropLast() {
      guard let first = state.tokens[index].number, let second = state.tokens[index + 1].number,
        case let (slow, fast) = (min(first, second), max(first, second)), fast == 2 * slow,
        ["/", "-"].contains(state.tokens[index + 1].joiner), (60...100).contains(slow),
        state.isFree(index..<(index + 2))
      else { continue }
      let usual = state.vocabulary.genreNames.first { $0.name == state.brief.genre }?.tempo
      let isSlow = usual.map { $0.contains(slow) && !$0.contains(fast) } ?? false
      state.assign("bpm", \.bpm, Tempo(bpm: isSlow ? slow : fast), from: index..<(index + 2), 0.6)
      return true
    }
    return false
  }

  /// True if the number is tied to no other word than by a slash, or by a hyphen to one that was understood
  /// ("techno_140"), and to no number at all.
  private static func isApart(_ index: Int, _ state: ParseState) -> Bool {
    guard let joiner = state.tokens[index].joiner, !joiner.isEmpty else { return true }
    guard state.tokens[index - 1].number == nil else { return false }
    return joiner == "/" || (joiner == "-" && !state.isFree((index - 1)..<index))
  }

  /// "Juno 106", "opus 90", "100 people": the word before it or after it says what the number is.
  private func isNamed(_ index: Int, _ state: ParseState) -> Bool {
    if state.isNumbered(index) || Self.ages.contains(state.word(index - 1) ?? "") { return true }
    if Self.decades.contains(state.word(index - 1) ?? ""),
      state.tokens[index].number.map({ $0 < 100 && $0.truncatingRemainder(dividingBy: 10) == 0 }) ?? false
    {
      return true
    }
    let isAfterStatement = index > 0 && !state.tokens[index - 1].isMark && !state.isFree((index - 1)..<index)
    guard index + 1 < state.tokens.count, !isAfterStatement else { return false }
    let next = state.tokens[index + 1]
    return next.kind == .word && state.isFree((index + 1)..<(index + 2)) && !next.isEmoji
      && !state.vocabulary.smallWords.contains(next.word) && !state.startsLine(index + 1)
  }

  /// "techno_140_Am": a hyphen on both sides, and on both sides something that was understood.
  private func isField(_ index: Int, _ state: ParseState) -> Bool {
    guard index > 0, index + 1 < state.tokens.count, state.tokens[index + 1].joiner == "-" else { return false }
    return !state.isFree((index - 1)..<index) && !state.isFree((index + 1)..<(index + 2))
      && state.tokens[index + 1].number == nil
  }

  /// "Amapiano 112 log drum": between two things that were understood a number this large counts neither.
  private func isTag(_ index: Int, _ state: ParseState) -> Bool {
    // "120 piano" has one of them, "12 pianos" have not.
    if index == 0 || state.tokens[index - 1].isMark {
      return state.vocabulary.thingLength(state.tokens, at: index + 1).map {
        !state.tokens[index + $0].word.hasSuffix("s")
      } ?? false
    }
    return index > 0 && !state.isFree((index - 1)..<index) && !state.tokens[index - 1].isMark
      && state.vocabulary.isThing(state.tokens, at: index + 1)
      && !Self.counts.contains(state.tokens[index - 1].word)
  }

  /// "Who turns 90", "she is 70".
  private static let ages: Set<String> = ["turns", "turning", "turned", "becomes", "is", "are", "be", "was", "am", "m"]

  /// "De los 80", "anni 70", "early 90".
  private static let decades: Set<String> = [
    "los", "anos", "anni", "annees", "jahre", "jahren", "early", "late", "mid", "the", "years", "year",
  ]

  private static let counts: Set<String> = ["with", "of", "and", "over", "about", "only", "than"]
}

extension ParseState {
  /// Bars that were counted before the tempo was known last as long as it says.
  fileprivate func timeBars() {
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
