import Music

/// A genre named in a prompt, with what is said of its share.
struct GenreMention {
  let genre: Vocabulary.NamedGenre
  /// The name itself.
  let name: Range<Int>
  /// With the words that say how it is meant.
  private(set) var range: Range<Int>
  private(set) var weight = 1.0
  /// The instrument that it describes, if it seems to describe one.
  private(set) var instrument: StemRole?
  /// Whether "style" or the like says that it describes something.
  private var isStyle = false

  init?(at index: Int, in reading: Reading) {
    guard let found = reading.match(reading.vocabulary.genres, at: index) else { return nil }
    let instrumentLength = reading.vocabulary.instruments.match(reading.tokens, at: index)?.count ?? 0
    guard instrumentLength <= found.range.count else { return nil }
    genre = found.value
    name = found.range
    range = found.range
    readRight(in: reading)
    readLeft(in: reading)
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
    guard let instrument = reading.vocabulary.instruments.match(reading.tokens, at: end)?.value else { return }
    self.instrument = reading.vocabulary.lexicon.instruments[instrument]?.role
  }

  private mutating func readLeft(in reading: Reading) {
    let start = range.lowerBound
    if let amount = reading.match(reading.vocabulary.amounts, before: start) {
      weight = amount.value
      range = amount.range.lowerBound..<range.upperBound
    }
    // "House piano" is a genre and an instrument; "with house piano" describes the piano.
    if !isStyle && !isAddition(range.lowerBound, reading) { instrument = nil }
  }

  private func isAddition(_ start: Int, _ reading: Reading) -> Bool {
    var before = start - 1
    while let word = reading.word(before), ["a", "an", "the", "some"].contains(word) { before -= 1 }
    return reading.word(before).map { ["with", "over", "plus", "using", "and", "on", "add", ","].contains($0) } ?? false
  }
}

extension Vocabulary {
  func isInstrument(_ tokens: [Token], at index: Int) -> Bool { instruments.match(tokens, at: index) != nil }
}
