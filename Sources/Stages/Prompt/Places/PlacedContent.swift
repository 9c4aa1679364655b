import Music

/// What is said of a place: instruments, exclusions, a level, a feel, a change of key.
struct PlacedContent {
  private(set) var arrangement = SectionArrangement()
  /// Its words.
  private(set) var range: Range<Int>
  /// The words that mean something here and nothing to other rules.
  private(set) var claims: [Range<Int>] = []
  /// True for "the drums come in".
  private(set) var isEntrance = false
  /// True for "drums only" before a place: they play there and nowhere else.
  private(set) var isRestricted = false
  /// What shall play elsewhere, since it only stops here.
  private(set) var leaving: [String] = []

  /// Bounds and habits of one reading.
  struct Bounds {
    let limit: Int
    /// True in brackets and after a colon, where commas only separate.
    var isList = false
    /// True where a place follows the content.
    var isBeforePlace = false
  }

  private enum Mode {
    case with, without
  }

  private var mode = Mode.with
  /// The token at which the reading stopped.
  private(set) var index: Int
  /// The names since the last negation or verb.
  private var group: [String] = []
  private var isAlone = false

  /// The content from `start` on; nil if there is none.
  init?(from start: Int, _ bounds: Bounds, in state: ParseState) {
    index = start
    range = start..<start
    var beforeLink: PlacedContent?
    while index < bounds.limit, state.isFree(index..<(index + 1)) {
      if isLink(bounds, state) {
        beforeLink = self
        index += 1
      } else if !readItem(bounds, state), !skipFiller(bounds, state) {
        break
      }
    }
    // "Intro with pads and drums in the drop": the last item belongs to the place that follows.
    if let before = beforeLink, before.range.upperBound > start, !bounds.isBeforePlace,
      followsPlace(state, bounds)
    {
      self = before
    }
    guard range.upperBound > start else { return nil }
  }

  /// With the size of `change`, whose words stand elsewhere.
  func with(_ change: KeyChange) -> PlacedContent {
    var content = self
    content.arrangement.transposition = change.semitones
    content.claims.append(change.range)
    return content
  }

  private func followsPlace(_ state: ParseState, _ bounds: Bounds) -> Bool {
    guard range.upperBound < bounds.limit else { return false }
    return PlaceMention(at: range.upperBound, in: state)?.isPrepositional ?? false
  }

  private mutating func accept(_ end: Int, claiming words: Range<Int>? = nil) {
    claims.append(words ?? index..<end)
    range = range.lowerBound..<end
    index = end
  }

  /// "And", "or", and a comma within a list.
  private func isLink(_ bounds: Bounds, _ state: ParseState) -> Bool {
    guard let word = state.word(index), range.upperBound > range.lowerBound || group.isEmpty == false else {
      return false
    }
    if ["and", "or", "nor", "plus", "+"].contains(word) { return true }
    if word == "/" || state.tokens[index].joiner == "/" { return word == "/" }
    guard word == "," else { return false }
    return bounds.isList ? !startsOther(index + 1, state) : isInnerComma(index, bounds, state)
  }

  /// True if a section of its own begins at `index`.
  private func startsOther(_ index: Int, _ state: ParseState) -> Bool {
    PlaceMention(at: index, in: state) != nil
  }

  /// "Kick, snare and hats": an "and" comes before the list ends.
  private func isInnerComma(_ comma: Int, _ bounds: Bounds, _ state: ParseState) -> Bool {
    var next = comma + 1
    if ["and", "or"].contains(state.word(next) ?? "") {
      return PlacedThing(at: next + 1, in: state) != nil && !isVerbAfter(next + 1, state)
    }
    for _ in 0..<8 {
      var last = next
      while let word = state.word(last), Self.fillers.contains(word) || isAdjective(last, state), last < next + 3 {
        last += 1
      }
      guard last < bounds.limit, let thing = PlacedThing(at: last, in: state) else { return false }
      next = thing.range.upperBound
      guard let word = state.word(next), next < bounds.limit else { return false }
      if ["and", "or", "nor"].contains(word) { return PlacedThing(at: next + 1, in: state) != nil }
      guard word == "," else { return false }
      next += 1
    }
    return false
  }

  private func isVerbAfter(_ start: Int, _ state: ParseState) -> Bool {
    guard let thing = PlacedThing(at: start, in: state) else { return false }
    return PlacedVerb(at: thing.range.upperBound, in: state) != nil
  }

  private func isAdjective(_ index: Int, _ state: ParseState) -> Bool {
    state.vocabulary.adjectiveLength(state.tokens, at: index) != nil
  }

  /// Words that say nothing by themselves, and adjectives of what follows.
  private mutating func skipFiller(_ bounds: Bounds, _ state: ParseState) -> Bool {
    guard let word = state.word(index) else { return false }
    if word == "with" || word == "featuring" {
      mode = .with
      group = []
    }
    // "Drops to half tempo".
    if ["drops", "switches", "falls", "goes", "drop"].contains(word),
      ["to", "into"].contains(state.word(index + 1) ?? ""),
      state.match(state.vocabulary.timeFeels, at: index + 2) != nil
    {
      claims.append(index..<(index + 2))
      index += 2
      return true
    }
    if Self.fillers.contains(word) || (SectionLevel.named(word) != nil && isBeforeThing(index + 1, state)) {
      index += 1
      return true
    }
    if let length = state.vocabulary.adjectiveLength(state.tokens, at: index),
      isBeforeThing(index + length, state)
    {
      index += length
      return true
    }
    return false
  }

  private func isBeforeThing(_ start: Int, _ state: ParseState) -> Bool {
    var next = start
    while next < start + 3, let length = state.vocabulary.adjectiveLength(state.tokens, at: next) {
      if PlacedThing(at: next, in: state) != nil { return true }
      next += length
    }
    return PlacedThing(at: next, in: state) != nil
  }

  private mutating func readItem(_ bounds: Bounds, _ state: ParseState) -> Bool {
    readSilence(state) || readSolo(state) || readAfterThing(bounds, state) || readThing(state) || readNegation(state)
      || readOnly(state)
      || readQuality(state)
  }

  /// "Everything drops out before the last chorus": next to nothing is heard there.
  private mutating func readSilence(_ state: ParseState) -> Bool {
    if mode == .with,
      ["cut", "cuts", "mute", "mutes", "stop", "stops", "kill", "silence"].contains(state.word(index) ?? ""),
      let tutti = TuttiPhrase(at: index + 1, in: state)
    {
      arrangement.level = .quiet
      accept(tutti.range.upperBound)
      return true
    }
    guard mode == .with, let tutti = TuttiPhrase(at: index, in: state),
      let verb = PlacedVerb(at: tutti.range.upperBound, in: state), verb.kind == .leaves,
      state.match(state.vocabulary.only, at: index) == nil
    else { return false }
    arrangement.level = .quiet
    accept(verb.range.upperBound)
    return true
  }

  private mutating func readSolo(_ state: ParseState) -> Bool {
    guard mode == .with, let solo = state.solos.first(where: { $0.range.lowerBound == index }) else { return false }
    arrangement.solo = solo.instrument
    arrangement.label = solo.label
    accept(solo.range.upperBound)
    return true
  }

  private mutating func readThing(_ state: ParseState) -> Bool {
    guard let thing = PlacedThing(at: index, in: state) else { return false }
    if let next = state.word(thing.range.upperBound), PlacedThing.tails.contains(next) { return false }
    switch (thing.isAbsent ? .without : mode) {
    case .with:
      add(thing.name, to: &arrangement.instruments)
      if isAlone || thing.isAlone { arrangement.only = true }
    case .without: add(thing.name, to: &arrangement.without)
    }
    if !thing.isAbsent { group.append(thing.name) }
    accept(thing.range.upperBound)
    return true
  }

  private func add(_ name: String, to names: inout [String]) {
    if !names.contains(name) { names.append(name) }
  }

  /// "Only", "drop out" and "come in" after the names that they are said of.
  private mutating func readAfterThing(_ bounds: Bounds, _ state: ParseState) -> Bool {
    if !group.isEmpty, bounds.isBeforePlace, ["only", "just"].contains(state.word(index) ?? ""),
      (index + 1..<max(index + 1, bounds.limit)).allSatisfy({ Self.fillers.contains(state.tokens[$0].word) })
    {
      isRestricted = true
      accept(index + 1)
      return true
    }
    guard !group.isEmpty, range.upperBound == index || Self.fillers.contains(state.word(index - 1) ?? "") else {
      return false
    }
    if range.upperBound == index, let only = state.match(state.vocabulary.onlyAfter, at: index),
      PlacedVerb(at: only.range.upperBound, in: state) == nil
    {
      let isPlaceNext = only.range.upperBound == bounds.limit && bounds.isBeforePlace
      if isPlaceNext, state.word(index) == "only" { isRestricted = true } else { arrangement.only = true }
      accept(only.range.upperBound)
      return true
    }
    guard let verb = PlacedVerb(at: index, in: state) else { return false }
    switch verb.kind {
    case .enters: isEntrance = true
    case .leaves:
      for name in group where !arrangement.without.contains(name) { arrangement.without.append(name) }
      arrangement.instruments.removeAll(where: group.contains)
      leaving += group
    }
    group = []
    accept(verb.range.upperBound)
    return true
  }

  private mutating func readNegation(_ state: ParseState) -> Bool {
    guard let negation = state.match(state.vocabulary.negations, at: index),
      !["in place of", "rather than"].contains(state.words(negation.range).lowercased()),
      state.word(index) != "drop" || PlacedThing(at: negation.range.upperBound, in: state) != nil
    else { return false }
    mode = .without
    group = []
    claims.append(negation.range)
    index = negation.range.upperBound
    return true
  }

  /// "Only pads", "just drums", "solo cello", "a lone piano".
  private mutating func readOnly(_ state: ParseState) -> Bool {
    let found = state.match(state.vocabulary.only, at: index)?.range
    let lone = Self.lone.contains(state.word(index) ?? "") ? index..<(index + 1) : nil
    guard mode == .with, let range = found ?? lone else { return false }
    isAlone = true
    claims.append(range)
    index = range.upperBound
    return true
  }

  private mutating func readQuality(_ state: ParseState) -> Bool {
    if let change = KeyChange(at: index, in: state), mode == .with {
      arrangement.transposition = change.semitones
      accept(change.range.upperBound)
      return true
    }
    if let feel = state.match(state.vocabulary.timeFeels, at: index), mode == .with {
      arrangement.timeFeel = feel.value
      accept(feel.range.upperBound)
      return true
    }
    guard mode == .with, let word = state.word(index), let level = SectionLevel.named(word),
      !isBeforeThing(index + 1, state)
    else { return false }
    arrangement.level = level
    accept(index + 1)
    return true
  }
}
