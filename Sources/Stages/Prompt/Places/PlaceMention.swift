import Music

/// A place in the song that a prompt names: "until the drop", "in the last chorus", "verse 2", "the first 8 bars".
struct PlaceMention {
  private(set) var place: SectionPlace
  /// With preposition, articles and numbers.
  private(set) var range: Range<Int>
  /// The words of the section itself; nil for the song's start, middle or end.
  private(set) var noun: Range<Int>?
  /// True if a preposition or a count of bars makes it a place and not an item of a form.
  private(set) var isPrepositional = false
  /// True for "in the middle", which no place of a brief can say.
  private(set) var isMiddle = false
  /// True for "until the end", after which there is only the end itself.
  private(set) var isUntilEnd = false

  init?(at index: Int, in state: ParseState) {
    guard state.isFree(index..<(index + 1)) else { return nil }
    var next = index
    let relation = Self.relation(at: &next, state)
    Self.skipArticles(&next, state)
    if let bars = Self.namedBar(at: next, relation, state) ?? Self.countedBars(at: next, relation, state) {
      self = bars.starting(at: index)
      return
    }
    if let again = Self.again(at: next, state) {
      self = again.starting(at: index)
      return
    }
    guard let target = PlaceTarget(at: next, isAnnounced: relation != nil, in: state),
      relation != nil || target.noun != nil || target.isMiddle
    else { return nil }
    isUntilEnd = relation == .until && target.isEnd
    if target.noun == nil, !target.isMiddle, !isUntilEnd,
      relation == .from || relation == .until || (relation == .after && !target.isEnd)
    {
      return nil
    }
    let isBound = target.noun != nil
    place = SectionPlace(isBound ? relation ?? .in : .in, target.section, occurrence: target.occurrence)
    noun = target.noun
    isMiddle = target.isMiddle
    isPrepositional = relation != nil || isMiddle
    range = index..<target.end
    if relation == .from, ["on", "onwards", "onward", "forward"].contains(state.word(target.end) ?? "") {
      range = index..<(target.end + 1)
    }
  }

  /// "Last chorus twice, second time without drums": one of the times that the section before is heard.
  private static func again(at index: Int, _ state: ParseState) -> PlaceMention? {
    guard let number = turns[state.word(index) ?? ""], ["time", "one"].contains(state.word(index + 1) ?? ""),
      state.isFree(index..<(index + 2))
    else { return nil }
    for start in stride(from: index - 1, through: max(0, index - 8), by: -1) {
      guard ![".", ";", "!", "?"].contains(state.tokens[start].word) else { return nil }
      guard let found = PlaceTarget.section(at: start, state) else { continue }
      let isLast = ["last", "final"].contains(state.word(start - 1) ?? "")
      var end = index + 2
      if state.word(end) == "around" { end += 1 }
      return PlaceMention(SectionPlace(.in, found.kind, occurrence: isLast ? -1 : number), index..<end)
    }
    return nil
  }

  private static let turns = ["first": 1, "second": 2, "third": 3, "last": -1]

  private init(_ place: SectionPlace, _ range: Range<Int>, noun: Range<Int>? = nil) {
    self.place = place
    self.range = range
    self.noun = noun
    isPrepositional = true
  }

  mutating func relate(_ relation: SectionPlace.Relation) {
    place.relation = relation
    isPrepositional = true
  }

  private func starting(at index: Int) -> PlaceMention {
    var mention = self
    mention.range = index..<range.upperBound
    return mention
  }

  /// The prepositions by their words.
  private static let relations = PhraseBook(
    [
      (SectionPlace.Relation.until, ["all the way to", "up until", "until", "till"]),
      (
        .before,
        [
          "leading up to", "right before", "just before", "directly before", "shortly before", "leading into",
          "before",
        ]
      ),
      (.after, ["right after", "straight after", "directly after", "after", "following"]),
      (.from, ["as soon as", "starting from", "starting at", "starting in", "from", "once", "since"]),
      (
        .in,
        [
          "in", "during", "at", "on", "for", "throughout", "over", "within", "when", "towards", "toward", "near",
          "into", "through",
        ]
      ),
    ], plurals: false)

  private static func relation(at index: inout Int, _ state: ParseState) -> SectionPlace.Relation? {
    guard let found = state.match(relations, at: index) else { return nil }
    index = found.range.upperBound
    return found.value
  }

  static func skipArticles(_ index: inout Int, _ state: ParseState) {
    let start = index
    while let word = state.word(index), index < start + 3, articles.contains(word) { index += 1 }
  }

  private static let articles: Set<String> = [
    "the", "a", "an", "each", "every", "all", "my", "its", "very", "both", "this", "that", "whole", "entire", "of",
    "la",
  ]

  /// "The first 8 bars", "the last four bars", "after 8 bars", "the first 8 bars of the bridge", "8 bars before the drop".
  private static func countedBars(
    at index: Int, _ relation: SectionPlace.Relation?, _ state: ParseState
  ) -> PlaceMention? {
    var next = index
    let edge = edges[state.word(index) ?? ""]
    if edge != nil { next += 1 }
    guard let bars = BarCount(at: next, in: state) else { return nil }
    let end = bars.range.upperBound
    if edge == nil, state.word(end) == "before",
      let target = target(after: end + 1, state), let section = target.section
    {
      let place = SectionPlace(.before, section, occurrence: target.occurrence, bars: bars.count)
      return PlaceMention(place, index..<target.end, noun: target.noun)
    }
    if edge == 1, state.word(end) == "of", let target = target(after: end + 1, state), let section = target.section {
      let place = SectionPlace(.in, section, occurrence: target.occurrence, bars: bars.count)
      return PlaceMention(place, index..<target.end, noun: target.noun)
    }
    switch (relation, edge) {
    case (.after, nil), (.after, 1):
      return PlaceMention(SectionPlace(.after, nil, occurrence: 1, bars: bars.count), index..<end)
    case (nil, .some(let edge)), (.in, .some(let edge)):
      return PlaceMention(SectionPlace(.in, nil, occurrence: edge, bars: bars.count), index..<end)
    default: return nil
    }
  }

  private static let edges = ["first": 1, "opening": 1, "last": -1, "final": -1, "closing": -1]

  private static func target(after index: Int, _ state: ParseState) -> PlaceTarget? {
    var next = index
    skipArticles(&next, state)
    return PlaceTarget(at: next, isAnnounced: true, in: state)
  }

  /// "From bar 9 on", "at bar 17", "until bar 9".
  private static func namedBar(
    at index: Int, _ relation: SectionPlace.Relation?, _ state: ParseState
  ) -> PlaceMention? {
    guard let relation, ["bar", "measure"].contains(state.word(index) ?? ""), index + 1 < state.tokens.count,
      let number = state.tokens[index + 1].number, (2...512).contains(number), number == number.rounded()
    else { return nil }
    let bars = Int(number) - 1
    let end = ["on", "onwards"].contains(state.word(index + 2) ?? "") ? index + 3 : index + 2
    switch relation {
    case .from, .in, .after:
      return PlaceMention(SectionPlace(.after, nil, occurrence: 1, bars: bars), index..<end)
    case .until, .before:
      return PlaceMention(SectionPlace(.in, nil, occurrence: 1, bars: bars), index..<end)
    }
  }
}

/// A whole number of bars at an index: "8 bars", "sixteen bars".
struct BarCount {
  let count: Int
  let range: Range<Int>

  /// A number alone, where it is known that bars are counted.
  init?(bareAt index: Int, in state: ParseState) {
    guard index < state.tokens.count, let number = state.tokens[index].number, number == number.rounded(),
      (1...128).contains(number), state.isFree(index..<(index + 1))
    else { return nil }
    count = Int(number)
    range = index..<(index + 1)
  }

  init?(at index: Int, in state: ParseState) {
    guard index >= 0, let number = Numeral(at: index, in: state), number.value == number.value.rounded(),
      TicketField.bars.contains(Int(min(number.value, 1e6))),
      let unit = state.match(state.vocabulary.units, at: number.range.upperBound), unit.value == .bars
    else { return nil }
    count = Int(number.value)
    range = index..<unit.range.upperBound
  }
}

extension PlaceMention {
  /// The preposition and the articles, without the section that other rules read too.
  var nounless: Range<Int> { range.lowerBound..<(noun?.lowerBound ?? range.upperBound) }

  func related(like other: PlaceMention) -> PlaceMention {
    var mention = self
    mention.relate(other.place.relation)
    return mention
  }

  /// The section named just before `index`.
  static func ending(at index: Int, in state: ParseState) -> PlaceMention? {
    (1...5).lazy.compactMap { back in PlaceMention(at: index - back, in: state) }
      .first { $0.range.upperBound == index && $0.noun != nil }
  }
}
