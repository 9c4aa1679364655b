import Music

/// A genre named in a prompt, with what is said of its share.
struct GenreMention {
  let genre: Vocabulary.NamedGenre
  /// The name itself.
  let name: Range<Int>
  /// With the words that say how it is meant.
  private(set) var range: Range<Int>
  private(set) var weight = 1.0
  /// Whether `weight` is a share of the whole (0…1), as in "70 %".
  private(set) var isShare = false
  /// The instrument that it describes, if it seems to describe one.
  private(set) var instrument: StemRole?
  /// Whether the instrument was named by no word of its own ("with a hip hop beat").
  private(set) var isBeat = false
  /// Whether it describes a section ("an ambient intro").
  private(set) var isOfSection = false
  /// Whether "style" or the like says that it describes something.
  private var isStyle = false

  /// `asAdjective` says whether a word that only describes the sound of what follows counts too.
  init?(at index: Int, in reading: Reading, asAdjective: Bool = false) {
    guard let found = reading.match(reading.vocabulary.genres, at: index) else { return nil }
    let instrumentLength = reading.vocabulary.instruments.match(reading.tokens, at: index)?.count ?? 0
    guard instrumentLength <= found.range.count, asAdjective || !Self.isAdjective(found.range, in: reading) else {
      return nil
    }
    genre = found.value
    name = found.range
    range = found.range
    readRight(in: reading)
    readLeft(in: reading)
    readPlace(in: reading)
  }

  /// "Cinematic ambient", "jazzy piano": a word of the sound that stands before another name is no genre.
  private static func isAdjective(_ range: Range<Int>, in reading: Reading) -> Bool {
    // Of "swing" the genres beside it decide.
    reading.tokens[range.lowerBound].word != "swing"
      && reading.vocabulary.sound.match(reading.tokens, at: range.lowerBound)?.count == range.count
      && (reading.vocabulary.genres.match(reading.tokens, at: range.upperBound) != nil
        || reading.vocabulary.isInstrument(reading.tokens, at: range.upperBound))
  }

  private mutating func readRight(in reading: Reading) {
    var end = range.upperBound
    if let colouring = reading.match(reading.vocabulary.colouring, at: end), reading.tokens[end].isGlued {
      weight = 0.35
      end = colouring.range.upperBound
    } else if let style = reading.match(reading.vocabulary.styles, at: end) {
      isStyle = true
      end = style.range.upperBound
    }
    range = range.lowerBound..<end
    for _ in 0..<2 {
      guard !reading.vocabulary.isInstrument(reading.tokens, at: end),
        let length = reading.vocabulary.adjectiveLength(reading.tokens, at: end)
      else { break }
      end += length
    }
    isOfSection = reading.vocabulary.sections.match(reading.tokens, at: end) != nil
    if let instrument = reading.vocabulary.instruments.match(reading.tokens, at: end)?.value {
      self.instrument = reading.vocabulary.lexicon.instruments[instrument]?.role
    } else if let word = reading.word(end), ["beat", "beats", "groove", "rhythm", "rhythms"].contains(word) {
      instrument = .drums
      isBeat = true
    }
  }

  private mutating func readLeft(in reading: Reading) {
    let start = range.lowerBound
    if let share = Share(before: start, in: reading) {
      weight = share.value
      isShare = true
      range = share.start..<range.upperBound
    } else if ["part", "parts"].contains(reading.word(start - 1) ?? ""),
      let number = Self.number(before: start - 1, reading)
    {
      weight = number.value
      range = number.range.lowerBound..<range.upperBound
    } else if let amount = reading.match(reading.vocabulary.amounts, before: start) {
      weight = amount.value
      range = amount.range.lowerBound..<range.upperBound
    } else if let correction = reading.correction(before: start), reading.word(correction.lowerBound) != "make" {
      // "Techno, no, rather house"; "but make it house" asks for both.
      weight = 2
      range = correction.lowerBound..<range.upperBound
    }
    // "House piano" is a genre and an instrument; "with house piano" describes the piano.
    if isBeat ? !isWith(range.lowerBound, reading) : !isStyle && !isAddition(range.lowerBound, reading) {
      instrument = nil
      isBeat = false
    }
    if instrument == nil, let described = described(before: range.lowerBound, reading) {
      instrument = described.role
      range = described.end..<range.upperBound
    }
  }

  private static func number(before end: Int, _ reading: Reading) -> Numeral? {
    guard end >= 1, let number = Numeral(at: end - 1, in: reading), number.range.upperBound == end,
      (1...20).contains(number.value)
    else { return nil }
    return number
  }

  /// "A touch of dubstep in the bass".
  private mutating func readPlace(in reading: Reading) {
    var next = range.upperBound
    guard weight < 1, !isShare, ["in", "on", "for", "to"].contains(reading.word(next) ?? "") else { return }
    next += 1
    if ["the", "its", "my"].contains(reading.word(next) ?? "") { next += 1 }
    if let found = reading.vocabulary.instruments.match(reading.tokens, at: next)?.value {
      instrument = reading.vocabulary.lexicon.instruments[found]?.role
    }
  }

  /// "70%", "30 percent" before a genre.
  private struct Share {
    let value: Double
    let start: Int

    init?(before end: Int, in reading: Reading) {
      var mark = end - 1
      if reading.word(mark) == "of" { mark -= 1 }
      guard let word = reading.word(mark), ["%", "percent", "prozent"].contains(word),
        let number = reading.word(mark - 1).flatMap({ _ in reading.tokens[mark - 1].number }), number > 0,
        number <= 100, reading.isFree((mark - 1)..<end)
      else { return nil }
      value = number / 100
      start = mark - 1
    }
  }
}
