import Music

/// Places that are the only ones of their kind, and sizes that are said behind them: "no guitar except in the chorus".
extension PlaceReader {
  /// "Key change in the bridge, up a whole tone": the size comes after the place.
  func sized(_ content: PlacedContent, after mention: PlaceMention, _ state: ParseState) -> PlacedContent {
    var index = mention.range.upperBound
    while [",", "(", ":", "-", "–", "by"].contains(state.word(index) ?? ""), index < mention.range.upperBound + 2 {
      index += 1
    }
    guard content.arrangement.transposition != nil, let change = KeyChange(at: index, in: state), !change.isAssumed
    else { return content }
    return content.with(change)
  }

  /// "No guitar except in the chorus", "drums everywhere but in the intro": the place is the only one of its kind.
  func readExemption(_ content: PlacedContent, _ mention: PlaceMention, _ state: ParseState) -> Int? {
    let word = state.word(mention.range.lowerBound - 1) ?? ""
    let isExempt = ["except", "but", "besides", "save"].contains(word) && mention.noun != nil
    let (with, without) = (content.arrangement.instruments, content.arrangement.without)
    if let end = readRemainder(content, mention, state) { return end }
    // "No percussion until the end" has some there.
    guard isExempt || (mention.isUntilEnd && with.isEmpty), with.isEmpty != without.isEmpty else { return nil }
    var arrangement = SectionArrangement()
    (arrangement.instruments, arrangement.without) = (without, with)
    for place in [mention] + furtherPlaces(after: mention, state) {
      state.claim(place.nounless)
      if let noun = place.noun { state.adverbials.append(noun) }
      state.add(place.place, arrangement, from: content.range.lowerBound..<place.range.upperBound, item: nil)
    }
    for words in content.claims { state.claim(words) }
    if isExempt { state.claim((mention.range.lowerBound - 1)..<mention.range.lowerBound) }
    if with.isEmpty { state.addEntering(without) } else { state.addPlaced(with) }
    return mention.range.upperBound
  }

  /// "No vocals except oohs in the chorus": what is exempt, in the place where it is.
  private func readRemainder(_ content: PlacedContent, _ mention: PlaceMention, _ state: ParseState) -> Int? {
    let exemptions: Set<String> = ["except", "but", "besides", "save"]
    guard content.arrangement.instruments.isEmpty, !content.arrangement.without.isEmpty, mention.noun != nil,
      let word = content.range.dropFirst().first(where: { exemptions.contains(state.tokens[$0].word) })
    else { return nil }
    var next = word + 1
    while ["for", "some", "a", "the", "few"].contains(state.word(next) ?? "") { next += 1 }
    guard let thing = PlacedThing(at: next, in: state), thing.range.upperBound <= content.range.upperBound,
      content.arrangement.without.contains(thing.name)
    else { return nil }
    var arrangement = SectionArrangement()
    arrangement.instruments = [thing.name]
    state.claim(content.range)
    state.claim(mention.nounless)
    if let noun = mention.noun { state.adverbials.append(noun) }
    state.add(mention.place, arrangement, from: content.range.lowerBound..<mention.range.upperBound, item: nil)
    state.addEntering([thing.name])
    return mention.range.upperBound
  }

  /// "No vocals in the verses, only in the chorus": what is missing here plays there.
  func readException(after end: Int, to content: PlacedContent, _ state: ParseState) -> Int? {
    var start = end
    while [",", "but", "and", ";"].contains(state.word(start) ?? ""), start < end + 3 { start += 1 }
    guard !content.arrangement.without.isEmpty, content.arrangement.instruments.isEmpty,
      ["only", "just"].contains(state.word(start) ?? ""), let other = PlaceMention(at: start + 1, in: state),
      other.isPrepositional, !other.isMiddle
    else { return nil }
    var arrangement = SectionArrangement()
    arrangement.instruments = content.arrangement.without
    for place in [other] + furtherPlaces(after: other, state) {
      state.claim(place.nounless)
      if let noun = place.noun { state.adverbials.append(noun) }
      state.add(place.place, arrangement, from: start..<place.range.upperBound, item: nil)
    }
    state.claim(start..<(start + 1))
    state.addEntering(arrangement.instruments)
    return other.range.upperBound
  }
}
