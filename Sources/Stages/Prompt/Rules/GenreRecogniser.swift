import Music

/// Genres, blends of them, and genres that describe one instrument only.
struct GenreRecogniser: Recogniser {
  func recognise(in reading: inout Reading) {
    let mentions = mentions(in: &reading)
    var main = mentions.filter { $0.instrument == nil }
    // An ambient intro makes no ambient track of one that is something else.
    if main.contains(where: { !$0.isOfSection }) { main.removeAll(where: \.isOfSection) }
    // "Dance" and "electronic" say less than any other genre.
    if main.contains(where: { $0.genre.standsInFor != Self.umbrella }) {
      main.removeAll { $0.genre.standsInFor == Self.umbrella }
    }
    // "Cinematic strings" are an adjective and, where nothing else is named, a genre.
    if mentions.isEmpty, !reading.hints.contains(where: { $0.genre != nil }) {
      main =
        reading.tokens.indices.lazy.compactMap { [reading] in Self.adjective(at: $0, in: reading) }.first.map { [$0] }
        ?? []
    }
    // An artist's genre leads too.
    if main.isEmpty, !reading.hints.contains(where: { $0.genre != nil }) { main = Array(mentions.prefix(1)) }
    for mention in mentions where !main.contains(where: { $0.genre.name == mention.genre.name }) {
      guard let role = mention.instrument else { continue }
      reading.brief.instrumentStyles.removeAll { $0.instrument == role }
      reading.brief.instrumentStyles.append(InstrumentStyle(role, genre: mention.genre.name))
      if mention.isBeat { reading.add(instrument: "drums") }
      reading.attest("instrument_styles", mention.range, 0.85)
      reading.note(standIn: mention.genre)
    }
    takeMain(main, &reading)
  }

  private static func adjective(at index: Int, in reading: Reading) -> GenreMention? {
    guard let mention = GenreMention(at: index, in: reading, asAdjective: true), !reading.isForbidden(mention.name)
    else {
      return nil
    }
    return mention
  }

  private static let umbrella = "edm"

  private func mentions(in reading: inout Reading) -> [GenreMention] {
    let swing = SwingFeel(in: reading)
    var mentions: [GenreMention] = []
    var index = 0
    while index < reading.tokens.count {
      guard let mention = GenreMention(at: index, in: reading), !swing.isMeant(by: mention, in: reading) else {
        index += 1
        continue
      }
      reading.claim(mention.range)
      if reading.isForbidden(mention.name) {
        reading.note("\"\(reading.words(mention.name))\" is not wanted.")
      } else {
        mentions.append(mention)
      }
      index = mention.range.upperBound
    }
    return mentions
  }

  /// What each mention weighs; where some have shares in per cent, the others share what is left.
  private func weights(of mentions: [GenreMention], _ reading: inout Reading) -> [Double] {
    if mentions.count == 2, let ratio = ratio(before: mentions[0].range.lowerBound, &reading) { return ratio }
    guard mentions.contains(where: \.isShare) else { return mentions.map(\.weight) }
    let open = mentions.count { !$0.isShare }
    let rest = 1 - mentions.filter(\.isShare).reduce(0) { $0 + $1.weight }
    return mentions.map { $0.isShare ? $0.weight : max(rest / Double(max(1, open)), 0.01) }
  }

  /// "60/40" or "60:40" before the first of two genres.
  private func ratio(before start: Int, _ reading: inout Reading) -> [Double]? {
    guard start >= 2, reading.isFree((start - 2)..<start), let first = reading.tokens[start - 2].number,
      let second = reading.tokens[start - 1].number, first + second == 100, first > 0, second > 0,
      ["/", ":", "-"].contains(reading.tokens[start - 1].joiner ?? "")
    else { return nil }
    reading.attest("genres", (start - 2)..<start, 0.9)
    return [first / 100, second / 100]
  }

  /// The blend, the heaviest first; of equally heavy ones the first named.
  private func takeMain(_ mentions: [GenreMention], _ reading: inout Reading) {
    var blend: [(mention: GenreMention, weight: Double)] = []
    let weights = weights(of: mentions, &reading)
    for (mention, weight) in zip(mentions, weights) {
      if let index = blend.firstIndex(where: { $0.mention.genre.name == mention.genre.name }) {
        blend[index].weight = max(blend[index].weight, weight)
      } else {
        blend.append((mention, weight))
      }
      // "Epic orchestral" is a mood too.
      if let mood = reading.vocabulary.moods.match(reading.tokens, at: mention.name.lowerBound),
        mood.count < mention.name.count, !reading.brief.moods.contains(mood.value)
      {
        reading.brief.moods.append(mood.value)
      }
      reading.attest("genre", mention.range, mention.genre.standsInFor == nil ? 0.95 : 0.6)
      reading.note(standIn: mention.genre)
    }
    let order = blend.indices.sorted { (-blend[$0].weight, $0) < (-blend[$1].weight, $1) }
    let total = blend.reduce(0) { $0 + $1.weight }
    reading.brief.genres = order.map { WeightedGenre(blend[$0].mention.genre.name, weight: blend[$0].weight / total) }
    reading.brief.genre = reading.brief.genres.first?.name
    // The tempo of a subgenre is that of the blend only where it leads.
    let leads = order.count < 2 || blend[order[0]].weight > blend[order[1]].weight
    guard leads, let leading = order.first.map({ blend[$0].mention }), let tempo = leading.genre.tempo else { return }
    reading.hints.insert(Hint(words: reading.words(leading.name), tempo: tempo), at: 0)
  }
}

extension Reading {
  /// Says that a genre is played by the nearest known one, once.
  mutating func note(standIn genre: Vocabulary.NamedGenre) {
    guard let missing = genre.standsInFor else { return }
    note("\"\(missing)\" is not known yet; \(genre.name) comes nearest.")
  }
}
