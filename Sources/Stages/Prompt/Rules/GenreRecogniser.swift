import Music

/// Genres, blends of them, and genres that describe one instrument only.
struct GenreRecogniser: Recogniser {
  func recognise(in reading: inout Reading) {
    let mentions = mentions(in: &reading)
    var main = mentions.filter { $0.instrument == nil }
    if main.isEmpty { main = Array(mentions.prefix(1)) }
    for mention in mentions where !main.contains(where: { $0.genre.name == mention.genre.name }) {
      guard let role = mention.instrument else { continue }
      reading.brief.instrumentStyles.removeAll { $0.instrument == role }
      reading.brief.instrumentStyles.append(InstrumentStyle(role, genre: mention.genre.name))
      reading.attest("instrument_styles", mention.range, 0.85)
      reading.note(standIn: mention.genre)
    }
    takeMain(main, &reading)
  }

  private func mentions(in reading: inout Reading) -> [GenreMention] {
    var mentions: [GenreMention] = []
    var index = 0
    while index < reading.tokens.count {
      guard let mention = GenreMention(at: index, in: reading) else {
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

  /// The blend, the heaviest first; of equally heavy ones the first named.
  private func takeMain(_ mentions: [GenreMention], _ reading: inout Reading) {
    var blend: [(mention: GenreMention, weight: Double)] = []
    for mention in mentions {
      if let index = blend.firstIndex(where: { $0.mention.genre.name == mention.genre.name }) {
        blend[index].weight = max(blend[index].weight, mention.weight)
      } else {
        blend.append((mention, mention.weight))
      }
      reading.attest("genre", mention.range, mention.genre.standsInFor == nil ? 0.95 : 0.6)
      reading.note(standIn: mention.genre)
    }
    let order = blend.indices.sorted { (-blend[$0].weight, $0) < (-blend[$1].weight, $1) }
    let total = blend.reduce(0) { $0 + $1.weight }
    reading.brief.genres = order.map { WeightedGenre(blend[$0].mention.genre.name, weight: blend[$0].weight / total) }
    reading.brief.genre = reading.brief.genres.first?.name
    guard let leading = order.first.map({ blend[$0].mention }), let tempo = leading.genre.tempo else { return }
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
