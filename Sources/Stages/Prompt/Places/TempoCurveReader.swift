import Music

/// The reader of changes of the tempo along the way: "accelerate from 90 to 140", "slows down at the end".
struct TempoCurveReader {
  func read(_ state: ParseState) {
    var index = 0
    while index < state.tokens.count {
      let end =
        readStartAndEnd(at: index, state) ?? readLeap(at: index, state) ?? readVerb(at: index, state)
        ?? readSectionTempo(at: index, state)
      index = max(index + 1, end ?? 0)
    }
  }

  // MARK: "Accelerate", "slows down"

  private func readVerb(at index: Int, _ state: ParseState) -> Int? {
    guard let verb = TempoVerb(at: index, in: state) else { return nil }
    let tail = TempoTail(from: verb.range.upperBound, in: state)
    let subject = subject(before: index, state)
    let place = tail.place ?? subject?.place
    guard verb.isCertain || tail.to != nil || place != nil || tail.isGradual else { return nil }
    if verb.needsNumber, tail.to == nil { return nil }
    let from = tail.from
    if let to = tail.to, !NumberField.bpm.range.contains(to) || !(from.map(NumberField.bpm.range.contains) ?? true) {
      state.reject(index..<tail.end, outside: .bpm)
      return tail.end
    }
    let known = from ?? state.brief.bpm?.bpm
    let isFaster = tail.to.flatMap { to in known.map { to > $0 } } ?? verb.isFaster
    var curve = TempoCurve(
      from: from, to: tail.to, isFaster: isFaster, isGradual: verb.isGradual, place: place)
    if curve.place == nil, curve.to == nil, verb.isAtEnd { curve.place = .end }
    // The end is no section to be slower in; it gets slower there.
    if curve.place == .end, curve.to == nil { curve.isGradual = true }
    let start = subject?.range.lowerBound ?? index
    add(curve, from: start..<tail.end, verb: index..<tail.end, state)
    if let from { state.assign("bpm", \.bpm, Tempo(bpm: from), from: index..<tail.end, 0.9) }
    if let noun = subject?.noun { state.adverbials.append(noun) }
    return tail.end
  }

  /// "The chorus speeds up", "in the drop it jumps to 160".
  private func subject(before index: Int, _ state: ParseState) -> PlaceMention? {
    var end = index
    while let word = state.word(end - 1), end > index - 6, Self.subjects.contains(word) { end -= 1 }
    if state.word(end - 1) == "," { end -= 1 }
    return (1...6).lazy.compactMap { PlaceMention(at: end - $0, in: state) }
      .filter { $0.range.upperBound == end && ($0.noun != nil || $0.isPrepositional) && !$0.isMiddle }
      .max { $0.range.count < $1.range.count }
  }

  private static let subjects: Set<String> = [
    "it", "the", "tempo", "song", "track", "music", "speed", "bpm", "that", "which", "and", "should", "is", "piece",
    "everything", "slightly", "gradually", "then", "a", "bit",
  ]

  private func add(_ curve: TempoCurve, from range: Range<Int>, verb: Range<Int>, _ state: ParseState) {
    guard state.brief.tempoCurves.count < 16 else {
      state.note("Of the changes of tempo the first 16 count.")
      return
    }
    state.brief.tempoCurves.append(curve)
    state.brief.evidence.append(Evidence("tempo_curves", words: state.words(range), confidence: 0.9))
    // The section's own name is left to the form.
    for index in verb where state.vocabulary.sections.match(state.tokens, at: index) == nil {
      state.claim(index..<(index + 1))
    }
  }

  // MARK: "Starts slow, ends fast"

  private func readStartAndEnd(at index: Int, _ state: ParseState) -> Int? {
    guard let first = edgeTempo(at: index, isStart: true, state) else { return nil }
    var next = first.end
    while let word = state.word(next), [",", "and", "then", "but", "it", "-", "–"].contains(word) { next += 1 }
    if let last = edgeTempo(at: next, isStart: false, state), (last.bpm == nil) == (first.bpm == nil) {
      let isFaster = last.bpm.flatMap { to in first.bpm.map { to > $0 } } ?? (last.isFast == true)
      add(
        TempoCurve(from: first.bpm, to: last.bpm, isFaster: isFaster), from: index..<last.end, verb: next..<last.end,
        state)
      if let bpm = first.bpm { state.assign("bpm", \.bpm, Tempo(bpm: bpm), from: index..<first.end, 0.9) }
      state.claim(index..<(index + 1))
      return last.end
    }
    // "Starts at 60 and speeds up to 120".
    if let bpm = first.bpm, let verb = TempoVerb(at: next, in: state) {
      let tail = TempoTail(from: verb.range.upperBound, in: state)
      add(
        TempoCurve(
          from: bpm, to: tail.to, isFaster: tail.to.map { $0 > bpm } ?? verb.isFaster, isGradual: verb.isGradual,
          place: tail.place), from: index..<tail.end, verb: next..<tail.end, state)
      state.assign("bpm", \.bpm, Tempo(bpm: bpm), from: index..<first.end, 0.9)
      return tail.end
    }
    // "Starts slow and gets faster" is what the verb says; "starts slow" alone is of the beginning.
    guard first.bpm == nil, let isFast = first.isFast else { return nil }
    if let verb = TempoVerb(at: next, in: state), verb.isFaster != isFast { return first.end }
    guard !["and", "then"].contains(state.word(first.end) ?? "") else { return nil }
    add(
      TempoCurve(from: nil, to: nil, isFaster: isFast, isGradual: false, place: .start), from: index..<first.end,
      verb: index..<first.end, state)
    return first.end
  }

  /// "Starts slow", "begins at 90 bpm", "ends fast".
  private func edgeTempo(
    at index: Int, isStart: Bool, _ state: ParseState
  ) -> (isFast: Bool?, bpm: Double?, end: Int)? {
    let verbs = isStart ? Self.starts : Self.ends
    guard let word = state.word(index), verbs.contains(word), state.isFree(index..<(index + 1)) else { return nil }
    var next = index + 1
    while let word = state.word(next),
      ["off", "out", "at", "with", "very", "really", "at", "tempo", "up"].contains(word)
    {
      next += 1
    }
    if let fast = Self.speeds[state.word(next) ?? ""], state.word(next + 1) != "piano" {
      guard state.word(next + 1) == "at", let bpm = tempo(at: next + 2, state) else { return (fast, nil, next + 1) }
      return (fast, bpm.bpm, bpm.end)
    }
    guard next > index + 1, let bpm = tempo(at: next, state) else { return nil }
    return (nil, bpm.bpm, bpm.end)
  }

  private func tempo(at index: Int, _ state: ParseState) -> (bpm: Double, end: Int)? {
    guard let number = Numeral(at: index, in: state), NumberField.bpm.range.contains(number.value) else { return nil }
    let unit = state.match(state.vocabulary.units, at: number.range.upperBound)
    guard unit == nil || unit?.value == .bpm else { return nil }
    return (number.value, unit?.range.upperBound ?? number.range.upperBound)
  }

  // MARK: "From 120 straight to 150"

  private func readLeap(at index: Int, _ state: ParseState) -> Int? {
    if let end = readDirection(at: index, state) ?? readSlope(at: index, state) { return end }
    guard state.word(index) == "from", let from = tempo(at: index + 1, state),
      ["straight", "directly", "suddenly", "abruptly", "right"].contains(state.word(from.end) ?? ""),
      state.word(from.end + 1) == "to", let to = tempo(at: from.end + 2, state), from.bpm != to.bpm
    else { return nil }
    let tail = TempoTail(from: to.end, in: state)
    add(
      TempoCurve(from: from.bpm, to: to.bpm, isFaster: to.bpm > from.bpm, isGradual: false, place: tail.place),
      from: index..<tail.end, verb: index..<tail.end, state)
    state.assign("bpm", \.bpm, Tempo(bpm: from.bpm), from: index..<from.end, 0.9)
    return tail.end
  }

  /// "From slow to fast".
  private func readDirection(at index: Int, _ state: ParseState) -> Int? {
    guard state.word(index) == "from", let from = Self.speeds[state.word(index + 1) ?? ""],
      state.word(index + 2) == "to", let to = Self.speeds[state.word(index + 3) ?? ""], from != to,
      state.isFree(index..<(index + 4))
    else { return nil }
    add(TempoCurve(from: nil, to: nil, isFaster: to), from: index..<(index + 4), verb: index..<(index + 4), state)
    return index + 4
  }

  /// "From 80 to 160 bpm": near each other the two are a range, as they are after "anywhere".
  private func readSlope(at index: Int, _ state: ParseState) -> Int? {
    guard state.word(index) == "from", state.isFree(index..<(index + 1)), let from = tempo(at: index + 1, state),
      !Self.ranges.contains(state.word(index - 1) ?? "")
    else { return nil }
    var next = from.end
    if state.word(next) == "all", state.word(next + 1) == "the", state.word(next + 2) == "way" { next += 3 }
    guard ["to", "up", "down"].contains(state.word(next) ?? "") else { return nil }
    if state.word(next) != "to" { next += 1 }
    guard state.word(next) == "to", let to = tempo(at: next + 1, state), state.isFree(index..<to.end) else {
      return nil
    }
    let isCounted = state.match(state.vocabulary.units, at: to.end - 1)?.value == .bpm
    let ratio = max(from.bpm, to.bpm) / min(from.bpm, to.bpm)
    guard ratio >= (isCounted ? 1.1 : 1.3), min(from.bpm, to.bpm) >= 40, max(from.bpm, to.bpm) <= 240,
      isCounted || !TempoRecogniser.isSomethingElse(to.end, state)
    else { return nil }
    let tail = TempoTail(from: to.end, in: state)
    add(
      TempoCurve(from: from.bpm, to: to.bpm, isFaster: to.bpm > from.bpm, place: tail.place),
      from: index..<tail.end, verb: index..<tail.end, state)
    state.assign("bpm", \.bpm, Tempo(bpm: from.bpm), from: index..<from.end, 0.9)
    return tail.end
  }

  private static let ranges: Set<String> = [
    "anywhere", "anything", "something", "somewhere", "range", "ranging", "between", "tempo", "tempos",
  ]

  private static let starts: Set<String> = ["starts", "start", "starting", "begins", "begin", "beginning"]
  private static let ends: Set<String> = ["ends", "end", "ending", "finishes", "finish", "finishing"]
  private static let speeds = [
    "slow": false, "slowly": false, "slower": false, "fast": true, "faster": true, "quick": true,
  ]

  // MARK: "Slow intro"

  private func readSectionTempo(at index: Int, _ state: ParseState) -> Int? {
    guard let isFaster = Self.speeds[state.word(index) ?? ""], state.word(index) != "slowly",
      let found = PlaceTarget.section(at: index + 1, state), ![.build, .solo].contains(found.kind),
      state.isFree(index..<(index + 1))
    else { return nil }
    var mention = SectionPlace(.in, found.kind)
    if let target = PlaceTarget(at: index + 1, isAnnounced: false, in: state) { mention.occurrence = target.occurrence }
    state.place(index..<(index + 1))
    add(
      TempoCurve(from: nil, to: nil, isFaster: isFaster, isGradual: false, place: mention),
      from: index..<found.range.upperBound, verb: index..<(index + 1), state)
    return found.range.upperBound
  }
}
