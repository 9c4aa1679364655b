import Music

/// A genre named in a prompt, with what is said of its share.
struct GenreMention {
  let genre: Vocabulary.NamedGenre
  /// The name itself.
  let name: Range<Int>
  /// With the words that say how it is meant.
  private(set) var range: Range<Int>
  private(set) var weight = 1.0
  /// True if `weight` is a share of the whole (0…1), as in "70 %".
  private(set) var isShare = false
  /// The instrument that it describes, if it seems to describe one.
  private(set) var instrument: StemRole?
  /// True if the drums are meant without being named ("with a hip hop beat").
  private(set) var isBeat = false
  /// True if the genre describes a section ("an ambient intro").
  private(set) var isOfSection = false
  /// True if "style" or the like follows, so that the genre describes something.
  private var isStyle = false

  /// `asAdjective` says whether a word that only describes the sound of what follows counts too.
  init?(at index: Int, in state: ParseState, asAdjective: Bool = false) {
    guard let found = state.match(state.vocabulary.genres, at: index) else { return nil }
    let instrumentLength = state.vocabulary.instruments.match(state.tokens, at: index)?.count ?? 0
    guard !Self.isMonth(found.range, in: state) else { return nil }
    // "Chill" is a mood and "choir" an instrument first; they speak for a genre, but do not name it.
    guard instrumentLength < found.range.count, !Self.isMood(found.range, found.value, in: state),
      asAdjective || !Self.isAdjective(found.range, in: state)
    else {
      return nil
    }
    genre = found.value
    name = found.range
    range = found.range
    readRight(in: state)
    readLeft(in: state)
    readPlace(in: state)
  }

  /// "The invoice for March".
  private static func isMonth(_ range: Range<Int>, in state: ParseState) -> Bool {
    state.tokens[range.lowerBound].text == "March" && range.count == 1
      && ["in", "for", "since", "until", "by", "of", "from", "last", "next", "early", "late", "mid", "through", "on"]
        .contains(state.word(range.lowerBound - 1) ?? "")
  }

  private static func isMood(_ range: Range<Int>, _ genre: Vocabulary.NamedGenre, in state: ParseState) -> Bool {
    state.vocabulary.moods.match(state.tokens, at: range.lowerBound)?.count == range.count
      && state.words(range).lowercased() != genre.name
  }

  /// "Cinematic ambient", "jazzy piano": a word of the sound that stands before another name is no genre.
  private static func isAdjective(_ range: Range<Int>, in state: ParseState) -> Bool {
    // Of "swing" the genres beside it assign.
    state.tokens[range.lowerBound].word != "swing"
      && state.vocabulary.sound.match(state.tokens, at: range.lowerBound)?.count == range.count
      && (state.vocabulary.genres.match(state.tokens, at: range.upperBound) != nil
        || state.vocabulary.isInstrument(state.tokens, at: range.upperBound))
  }

  private mutating func readRight(in state: ParseState) {
    var end = range.upperBound
    if let colouring = state.match(state.vocabulary.colouring, at: end), state.tokens[end].isGlued {
      weight = 0.35
      end = colouring.range.upperBound
    } else if let style = state.match(state.vocabulary.styles, at: end) {
      isStyle = true
      end = style.range.upperBound
    }
    range = range.lowerBound..<end
    for _ in 0..<2 {
      guard !state.vocabulary.isInstrument(state.tokens, at: end),
        let length = state.vocabulary.adjectiveLength(state.tokens, at: end)
      else { break }
      end += length
    }
    isOfSection = state.vocabulary.sections.match(state.tokens, at: end) != nil
    if let instrument = state.vocabulary.instruments.match(state.tokens, at: end)?.value {
      self.instrument = state.vocabulary.lexicon.instruments[instrument]?.role
    } else if let word = state.word(end), ["beat", "beats", "groove", "rhythm", "rhythms"].contains(word) {
      instrument = .drums
      isBeat = true
    }
  }

  private mutating func readLeft(in state: ParseState) {
    let start = range.lowerBound
    if let share = Share(before: start, in: state) {
      weight = share.value
      isShare = true
      range = share.start..<range.upperBound
    } else if ["part", "parts"].contains(state.word(start - 1) ?? ""),
      let number = Self.number(before: start - 1, state)
    {
      weight = number.value
      range = number.range.lowerBound..<range.upperBound
    } else if let amount = state.match(state.vocabulary.amounts, before: start) {
      weight = amount.value
      range = amount.range.lowerBound..<range.upperBound
    } else if let correction = Self.takeBack(before: start, state) {
      weight = 2
      range = correction..<range.upperBound
    } else if let correction = state.correction(before: start), state.word(correction.lowerBound) != "make" {
      // "Techno, no, rather house"; "but make it house" asks for both.
      weight = 2
      range = correction.lowerBound..<range.upperBound
    }
    // "House piano" is a genre and an instrument; "with house piano" describes the piano.
    if isBeat ? !isWith(range.lowerBound, state) : !isStyle && !isAddition(range.lowerBound, state) {
      instrument = nil
      isBeat = false
    }
    if instrument == nil, let described = described(before: range.lowerBound, state) {
      instrument = described.role
      range = described.end..<range.upperBound
    }
  }

  /// Where "no: just", "ok, only" begins before `start`.
  private static func takeBack(before start: Int, _ state: ParseState) -> Int? {
    guard ["just", "only", "simply", "rather"].contains(state.word(start - 1) ?? "") else { return nil }
    var end = start - 1
    while end > 0, state.tokens[end - 1].isMark || state.tokens[end - 1].word == "wait" { end -= 1 }
    guard ["no", "nope", "ok", "okay", "actually", "nah"].contains(state.word(end - 1) ?? "") else { return nil }
    return state.isFree((end - 1)..<start) ? end - 1 : nil
  }

  /// True for "over a trap beat", on which everything else lies.
  func isGround(in state: ParseState) -> Bool {
    let beats: Set<String> = ["beat", "beats", "groove", "rhythm", "drums"]
    guard beats.contains(state.word(name.upperBound) ?? "") || beats.contains(state.tokens[name.upperBound - 1].word)
    else { return false }
    var before = range.lowerBound - 1
    while ["a", "an", "the", "some", "hard", "slow", "heavy"].contains(state.word(before) ?? "") { before -= 1 }
    return ["over", "atop", "onto"].contains(state.word(before) ?? "")
      || (state.word(before) == "of" && state.word(before - 1) == "top")
  }

  /// The same as the genre of the track.
  func asGround() -> GenreMention {
    var mention = self
    mention.instrument = nil
    mention.isBeat = false
    return mention
  }

  private static func number(before end: Int, _ state: ParseState) -> Numeral? {
    guard end >= 1, let number = Numeral(at: end - 1, in: state), number.range.upperBound == end,
      (1...20).contains(number.value)
    else { return nil }
    return number
  }

  /// "A touch of dubstep in the bass".
  private mutating func readPlace(in state: ParseState) {
    var next = range.upperBound
    guard weight < 1, !isShare, ["in", "on", "for", "to"].contains(state.word(next) ?? "") else { return }
    next += 1
    if ["the", "its", "my"].contains(state.word(next) ?? "") { next += 1 }
    if let found = state.vocabulary.instruments.match(state.tokens, at: next)?.value {
      instrument = state.vocabulary.lexicon.instruments[found]?.role
    }
  }

  /// "70%", "30 percent" before a genre.
  private struct Share {
    let value: Double
    let start: Int

    init?(before end: Int, in state: ParseState) {
      var mark = end - 1
      if state.word(mark) == "of" { mark -= 1 }
      guard let word = state.word(mark), ["%", "percent", "prozent"].contains(word),
        let number = state.word(mark - 1).flatMap({ _ in state.tokens[mark - 1].number }), number > 0,
        number <= 100, state.isFree((mark - 1)..<end)
      else { return nil }
      value = number / 100
      start = mark - 1
    }
  }
}
