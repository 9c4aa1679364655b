import Music

/// The reader of changes of the tempo along the way: "accelerate from 90 to 140", "slows down at the end".
struct TempoCurveReader {
  func read(_ state: inout ParseState) {
    var index = 0
    while index < state.tokens.count {
      let end = readStartAndEnd(at: index, &state) ?? readVerb(at: index, &state) ?? readSectionTempo(at: index, &state)
      index = max(index + 1, end ?? 0)
    }
  }

  // MARK: "Accelerate", "slows down"

  private func readVerb(at index: Int, _ state: inout ParseState) -> Int? {
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
    let start = subject?.range.lowerBound ?? index
    add(curve, from: start..<tail.end, verb: index..<tail.end, &state)
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

  private func add(_ curve: TempoCurve, from range: Range<Int>, verb: Range<Int>, _ state: inout ParseState) {
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

  private func readStartAndEnd(at index: Int, _ state: inout ParseState) -> Int? {
    guard let first = edgeTempo(at: index, isStart: true, state) else { return nil }
    var next = first.end
    while let word = state.word(next), [",", "and", "then", "but", "it", "-", "–"].contains(word) { next += 1 }
    if let last = edgeTempo(at: next, isStart: false, state), (last.bpm == nil) == (first.bpm == nil) {
      let isFaster = last.bpm.flatMap { to in first.bpm.map { to > $0 } } ?? (last.isFast == true)
      add(
        TempoCurve(from: first.bpm, to: last.bpm, isFaster: isFaster), from: index..<last.end, verb: next..<last.end, &state)
      if let bpm = first.bpm { state.assign("bpm", \.bpm, Tempo(bpm: bpm), from: index..<first.end, 0.9) }
      state.claim(index..<(index + 1))
      return last.end
    }
    // "Starts slow and gets faster" is what the verb says; "starts slow" alone is of the beginning.
    guard first.bpm == nil, let isFast = first.isFast else { return nil }
    if let verb = TempoVerb(at: next, in: state), verb.isFaster != isFast { return first.end }
    guard !["and", "then"].contains(state.word(first.end) ?? "") else { return nil }
    add(
      TempoCurve(from: nil, to: nil, isFaster: isFast, isGradual: false, place: .start), from: index..<first.end,
      verb: index..<first.end, &state)
    return first.end
  }

  /// "Starts slow", "begins at 90 bpm", "ends fast".
  private func edgeTempo(
    at index: Int, isStart: Bool, _ state: ParseState
  ) -> (isFast: Bool?, bpm: Double?, end: Int)? {
    let verbs = isStart ? Self.starts : Self.ends
    guard let word = state.word(index), verbs.contains(word), state.isFree(index..<(index + 1)) else { return nil }
    var next = index + 1
    while let word = state.word(next), ["off", "out", "at", "with", "very", "really", "at", "tempo", "up"].contains(word) {
      next += 1
    }
    if let fast = Self.speeds[state.word(next) ?? ""], state.word(next + 1) != "piano" { return (fast, nil, next + 1) }
    guard next > index + 1, let number = Numeral(at: next, in: state), NumberField.bpm.range.contains(number.value) else {
      return nil
    }
    let unit = state.match(state.vocabulary.units, at: number.range.upperBound)
    guard unit == nil || unit?.value == .bpm else { return nil }
    return (nil, number.value, unit?.range.upperBound ?? number.range.upperBound)
  }

  private static let starts: Set<String> = ["starts", "start", "starting", "begins", "begin", "beginning"]
  private static let ends: Set<String> = ["ends", "end", "ending", "finishes", "finish", "finishing"]
  private static let speeds = [
    "slow": false, "slowly": false, "slower": false, "fast": true, "faster": true, "quick": true,
  ]

  // MARK: "Slow intro"

  private func readSectionTempo(at index: Int, _ state: inout ParseState) -> Int? {
    guard let isFaster = Self.speeds[state.word(index) ?? ""], state.word(index) != "slowly",
      let found = PlaceTarget.section(at: index + 1, state), ![.build, .solo].contains(found.kind),
      state.isFree(index..<(index + 1))
    else { return nil }
    var mention = SectionPlace(.in, found.kind)
    if let target = PlaceTarget(at: index + 1, isAnnounced: false, in: state) { mention.occurrence = target.occurrence }
    state.place(index..<(index + 1))
    add(
      TempoCurve(from: nil, to: nil, isFaster: isFaster, isGradual: false, place: mention),
      from: index..<found.range.upperBound, verb: index..<(index + 1), &state)
    return found.range.upperBound
  }
}
