import Music

/// The reader of what comes one after another without names of sections: "16 bars of kick and hats, then bass, then pads",
/// "first drums, then bass, finally a choir".
struct SequenceReader {
  private struct Step {
    let item: StructureItem
    let claims: [Range<Int>]
    let range: Range<Int>
    /// True if a word such as "then" or a count of bars makes it a step.
    let isMarked: Bool
  }

  func read(_ state: ParseState) {
    readBlues(state)
    var index = 0
    while index < state.tokens.count {
      if beginsClause(index, state), let steps = steps(from: index, state), let last = steps.last {
        assign(steps, state)
        index = last.range.upperBound
      } else {
        index += 1
      }
    }
  }

  /// "12-bar blues": verses of twelve bars, and not the length of the track.
  private func readBlues(_ state: ParseState) {
    for index in state.tokens.indices {
      guard let bars = BarCount(at: index, in: state), state.word(bars.range.upperBound) == "blues",
        [8, 12, 16, 24].contains(bars.count)
      else { continue }
      var wish = SectionWish(.verse)
      wish.bars = bars.count
      state.brief.sectionWishes.append(wish)
      state.addEvidence("section_wishes", bars.range, 0.9)
    }
  }

  private func beginsClause(_ index: Int, _ state: ParseState) -> Bool {
    guard index > 0 else { return true }
    return state.tokens[index - 1].isMark || state.startsLine(index)
      || ["with", "track", "song", "beat", "is"].contains(state.tokens[index - 1].word)
  }

  /// At least two steps, the first of which says that a sequence begins.
  private func steps(from start: Int, _ state: ParseState) -> [Step]? {
    guard let opening = opening(at: start, state),
      let first = step(at: opening.end, isFirst: true, countsBars: opening.countsBars, state)
    else {
      return nil
    }
    var steps = [first]
    var index = first.range.upperBound
    while steps.count < 32, let next = separator(at: index, state),
      let step = step(at: next.end, isFirst: false, countsBars: first.item.bars != nil, state),
      next.isMarked || step.isMarked
    {
      steps.append(step)
      index = step.range.upperBound
    }
    // "Starts with a cello, then drums" says of the beginning alone how it is, and so does "opens with 8 bars of flute,
    // then the band".
    let isOpeningAlone = opening.isVerb && steps.count == 2 && last(of: steps, isTutti: true)
    let least = opening.isVerb && first.item.bars == nil ? 3 : 2
    guard steps.count >= least, !isOpeningAlone,
      opening.isMarked || first.item.bars != nil || (opening.isSolo && last(of: steps, isTutti: true))
    else {
      return nil
    }
    return steps
  }

  private func last(of steps: [Step], isTutti: Bool) -> Bool {
    steps.last.map { $0.item.section == .groove && ($0.item.arrangement == nil) == isTutti } ?? false
  }

  private struct Opening {
    let end: Int
    var isMarked = true
    var isVerb = false
    /// True for a solo, which "then" makes the first of several parts.
    var isSolo = false
    /// True for "64 bars:", after which numbers count bars.
    var countsBars = false
  }

  private func opening(at index: Int, _ state: ParseState) -> Opening? {
    if let edge = EdgeVerb(at: index, in: state), edge.isStart {
      return Opening(end: edge.range.upperBound, isVerb: true)
    }
    if let phrase = Self.openings.match(state.tokens, at: index) { return Opening(end: index + phrase.count) }
    if state.word(index) == "first" { return Opening(end: index + 1) }
    let solo = state.word(index) == "a" ? index + 1 : index
    if state.solos.contains(where: { $0.range.lowerBound == solo }) {
      return Opening(end: solo, isMarked: false, isSolo: true)
    }
    guard let bars = BarCount(at: index, in: state) else { return nil }
    if [":", "="].contains(state.word(bars.range.upperBound) ?? "") {
      return Opening(end: bars.range.upperBound + 1, countsBars: true)
    }
    let isAfterVerb = (1...3).contains { EdgeVerb(at: index - $0, in: state)?.range.upperBound == index }
    return Opening(end: index, isMarked: false, isVerb: isAfterVerb)
  }

  private static let openings = PhraseBook(
    [(true, ["first of all", "first ,", "firstly", "at first", "to begin with"])], plurals: false)

  /// ", then", "followed by", "→"; a comma alone where a count of bars follows.
  private func separator(at index: Int, _ state: ParseState) -> (end: Int, isMarked: Bool)? {
    var next = index
    var isMarked = false
    while let word = state.word(next), next < index + 5 {
      if Self.markers.contains(word) {
        isMarked = true
      } else if ![",", ";", "and", "by", "a", "-", "."].contains(word) || (word == "." && next > index) {
        break
      }
      next += 1
    }
    if next < state.tokens.count, state.tokens[next - 1].word == "a" { next -= 1 }
    return next > index ? (next, isMarked) : nil
  }

  private static let markers: Set<String> = [
    "then", "followed", "next", "finally", "lastly", "→", ">", "after", "that", "afterwards", "later", "last",
  ]

  private func step(at start: Int, isFirst: Bool, countsBars: Bool, _ state: ParseState) -> Step? {
    var index = start
    let bars = BarCount(at: index, in: state) ?? (countsBars ? BarCount(bareAt: index, in: state) : nil)
    if let bars { index = bars.range.upperBound }
    let isOf = bars != nil && ["of", "with", ":"].contains(state.word(index) ?? "")
    if isOf { index += 1 }
    if !isFirst, bars == nil, let section = section(at: index, state) { return section }
    let end = end(of: index, state)
    if !isFirst, let tutti = TuttiPhrase(at: index, in: state), tutti.range.upperBound == end {
      let claims = [tutti.range, bars?.range].compactMap { $0 }
      return Step(
        item: StructureItem(.groove, bars: bars?.count), claims: claims, range: start..<end, isMarked: bars != nil)
    }
    guard end > index, let content = PlacedContent(from: index, .init(limit: end), in: state),
      content.range.upperBound == end
        || state.tokens[content.range.upperBound..<end].allSatisfy({ $0.isMark || $0.word == "again" })
    else { return nil }
    var arrangement = content.arrangement
    // What the first bars are of is all that is heard then.
    if isFirst, bars != nil || arrangement.solo == nil, arrangement.without.isEmpty, !arrangement.instruments.isEmpty {
      arrangement.only = true
    }
    let kind: SectionKind = arrangement.solo != nil ? .solo : .groove
    let item = StructureItem(kind, bars: bars?.count, arrangement)
    let claims = content.claims + [bars?.range].compactMap { $0 }
    return Step(item: item, claims: claims, range: start..<content.range.upperBound, isMarked: bars != nil)
  }

  /// "Then a verse": a section among the steps.
  private func section(at index: Int, _ state: ParseState) -> Step? {
    guard let mention = PlaceMention(at: index, in: state), !mention.isPrepositional, let noun = mention.noun,
      let kind = mention.place.section, kind != .solo, isEnd(noun.upperBound, state)
    else { return nil }
    return Step(item: StructureItem(kind), claims: [noun], range: index..<mention.range.upperBound, isMarked: false)
  }

  private func isEnd(_ index: Int, _ state: ParseState) -> Bool {
    guard index < state.tokens.count else { return true }
    let token = state.tokens[index]
    return token.isMark || state.startsLine(index) || Self.markers.contains(token.word) || token.word == "and"
  }

  /// The next separator that stands before a new step.
  private func end(of start: Int, _ state: ParseState) -> Int {
    var index = start
    while index < state.tokens.count, index < start + 24 {
      let word = state.tokens[index].word
      if ["then", "followed", "finally", "→", ">", ".", ";", "|", "!", "?"].contains(word) { break }
      if index > start, state.startsLine(index) { break }
      if word == ",", !isListComma(index, state) { break }
      index += 1
    }
    while index > start, ["and", ",", "but"].contains(state.tokens[index - 1].word) { index -= 1 }
    return index
  }

  /// "Kick, snare and hats".
  private func isListComma(_ comma: Int, _ state: ParseState) -> Bool {
    guard let thing = PlacedThing(at: comma + 1, in: state) else { return false }
    let next = state.word(thing.range.upperBound)
    if next == "and" || next == "or" { return true }
    return next == "," && isListComma(thing.range.upperBound, state)
  }

  private func assign(_ steps: [Step], _ state: ParseState) {
    guard let first = steps.first, let last = steps.last else { return }
    state.brief.structure = steps.map(\.item)
    let start = first.range.lowerBound
    for step in steps {
      for words in step.claims { state.claim(words) }
      guard let arrangement = step.item.arrangement else { continue }
      for name in arrangement.instruments + [arrangement.solo].compactMap({ $0 }) {
        if name == "vocals" { state.brief.vocals = true } else { state.add(instrument: name) }
      }
    }
    state.addEvidence("structure", start..<last.range.upperBound, 0.85)
  }
}
