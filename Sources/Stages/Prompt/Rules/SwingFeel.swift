/// Whether "swing" is the style of that name or how another one is played.
struct SwingFeel {
  private let hasOtherGenre: Bool

  init(in reading: Reading) { hasOtherGenre = Self.hasOtherGenre(reading) }

  /// "House with swing" is house; "swing, 160 bpm" and "swing jazz" are jazz.
  func isMeant(by mention: GenreMention, in reading: Reading) -> Bool {
    guard mention.name.count == 1, reading.tokens[mention.name.lowerBound].word == "swing" else { return false }
    if mention.isShare || Self.isBlend(mention, reading) { return false }
    return hasOtherGenre || Self.isOfNotes(mention.name, reading)
  }

  private static let jazz: Set<String> = ["jazz", "bebop", "swing", "bossa-nova", "acid-jazz", "electro-swing"]

  /// Whether a genre is named, or an artist of one, that does not swing by itself.
  private static func hasOtherGenre(_ reading: Reading) -> Bool {
    let isHinted = reading.hints.contains { $0.genre.map { !jazz.contains($0) } ?? false }
    return isHinted
      || reading.tokens.indices.contains { index in
        guard let found = reading.vocabulary.genres.match(reading.tokens, at: index) else { return false }
        return !jazz.contains(found.value.name) && !jazz.contains(found.value.standsInFor ?? "")
          && !reading.isForbidden(index..<(index + found.count))
      }
  }

  /// "A mix of swing and house".
  private static func isBlend(_ mention: GenreMention, _ reading: Reading) -> Bool {
    (1...5).contains { blends.contains(reading.word(mention.name.lowerBound - $0) ?? "") }
      || blends.contains(reading.word(mention.name.upperBound) ?? "")
  }

  private static let blends: Set<String> = [
    "mix", "blend", "fusion", "cross", "between", "meets", "combination", "hybrid", "part",
  ]

  /// "16th swing", "swing 60 %", "with a bit of swing".
  private static func isOfNotes(_ name: Range<Int>, _ reading: Reading) -> Bool {
    let next = reading.word(name.upperBound) ?? ""
    let number = ["about", "of", ":"].contains(next) ? name.upperBound + 1 : name.upperBound
    let isAmount =
      reading.tokens.indices.contains(number + 1) && reading.tokens[number].number != nil
      && ["%", "percent"].contains(reading.tokens[number + 1].word)
    return isAmount || notes.contains(next)
      || (1...2).contains { quantities.contains(reading.word(name.lowerBound - $0) ?? "") }
  }

  private static let notes: Set<String> = ["feel", "groove", "amount", "ths", "eighths", "sixteenths", "quantize"]
  private static let quantities: Set<String> = [
    "bit", "slight", "subtle", "heavy", "light", "some", "little", "touch", "percent", "%", "groove", "mpc", "hint",
  ]
}
