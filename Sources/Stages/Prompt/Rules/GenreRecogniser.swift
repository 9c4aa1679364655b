import Music

/// Recogniser of genres, blends of them, and genres that describe one instrument only.
struct GenreRecogniser: Recogniser {
  func recognise(in state: ParseState) {
    let mentions = mentions(in: state)
    var main = mentions.filter { $0.instrument == nil }
    // An ambient intro makes no ambient track of one that is something else.
    if main.contains(where: { !$0.isOfSection }) { main.removeAll(where: \.isOfSection) }
    if main.count > 1 { dropDance(&main, state) }
    dropAbove(&main, mentions, state)
    // "Dance" and "electronic" say less than any other genre.
    let isUmbrella = { [state] (mention: GenreMention) in
      mention.genre.requestedName == Self.umbrella
        || (mention.name.count == 1 && ["rap", "progressive"].contains(state.tokens[mention.name.lowerBound].word))
    }
    if main.contains(where: { !isUmbrella($0) }) { main.removeAll(where: isUmbrella) }
    // "Cinematic strings" are an adjective and, where nothing else is named, a genre.
    if mentions.isEmpty, !state.impliedStyles.contains(where: { $0.genre != nil }) {
      main =
        state.tokens.indices.lazy.compactMap { [state] in Self.adjective(at: $0, in: state) }.first.map { [$0] }
        ?? []
    }
    // An artist's genre leads too.
    if main.isEmpty, !state.impliedStyles.contains(where: { $0.genre != nil }) { main = Array(mentions.prefix(1)) }
    for mention in mentions where !main.contains(where: { $0.genre.name == mention.genre.name }) {
      guard let role = mention.instrument ?? thing(after: mention, state) else { continue }
      state.brief.instrumentStyles.removeAll { $0.instrument == role }
      state.brief.instrumentStyles.append(InstrumentStyle(role, genre: mention.genre.name))
      if mention.isBeat { state.add(instrument: "drums") } else { addPlayers(of: mention, state) }
      state.addEvidence("instrument_styles", mention.range, 0.85)
      state.noteSubstitution(by: mention.genre)
    }
    assignGenres(main, state)
  }

  /// "Bluesy slide guitar", "jazzy muted trumpet": adjectives between the style and who plays it.
  private func adjectivesLead(from mention: GenreMention, _ state: ParseState) -> Bool {
    var next = mention.range.upperBound
    while next < mention.range.upperBound + 3, let length = state.vocabulary.adjectiveLength(state.tokens, at: next) {
      next += length
      if state.vocabulary.isInstrument(state.tokens, at: next) { return true }
    }
    return false
  }

  private func thing(after mention: GenreMention, _ state: ParseState) -> StemRole? {
    let last = mention.name.upperBound - 1
    let found = [mention.range.upperBound, last].lazy.compactMap {
      state.vocabulary.instruments.match(state.tokens, at: $0)?.value
    }.first
    return found.flatMap { state.vocabulary.lexicon.instruments[$0]?.role }
  }

  /// "Bluesy slide guitar over a trap beat": the beat is the ground, and what plays over it only colours it.
  private func dropAbove(_ main: inout [GenreMention], _ all: [GenreMention], _ state: ParseState) {
    guard let ground = all.first(where: { $0.isGround(in: state) }) else { return }
    let above = main.filter {
      $0.range.upperBound <= ground.range.lowerBound && !$0.isGround(in: state)
        && (state.vocabulary.isThing(state.tokens, at: $0.range.upperBound) || adjectivesLead(from: $0, state)
          || state.vocabulary.isInstrument(state.tokens, at: $0.name.upperBound - 1))
    }
    guard !above.isEmpty || ground.instrument != nil,
      main.allSatisfy({ one in
        above.contains { $0.name == one.name } || one.name == ground.name
      })
    else { return }
    main = [ground.asGround()]
  }

  /// "Piano sonata" and "flamenco guitar" name who plays, too.
  private func addPlayers(of mention: GenreMention, _ state: ParseState) {
    if mention.name.contains(where: { Self.voices.contains(state.tokens[$0].word) }) { state.brief.vocals = true }
    for index in mention.name {
      guard let found = state.vocabulary.instruments.match(state.tokens, at: index),
        index + found.count <= mention.name.upperBound, found.count < mention.name.count,
        Self.soloists.contains(found.value)
      else { continue }
      state.add(instrument: found.value)
    }
  }

  private static let voices: Set<String> = ["cappella", "capella", "acapella", "acappella"]
  private static let soloists: Set<String> = ["piano", "guitar", "acoustic guitar", "sitar", "choir"]

  private static func adjective(at index: Int, in state: ParseState) -> GenreMention? {
    guard let mention = GenreMention(at: index, in: state, asAdjective: true), !state.isForbidden(mention.name),
      // Anything can be minimal.
      state.tokens[mention.name.lowerBound].word != "minimal"
    else {
      return nil
    }
    return mention
  }

  /// A jazz waltz is jazz in three; a mix of waltz and jazz is both.
  private func dropDance(_ mentions: inout [GenreMention], _ state: ParseState) {
    let isWaltz = { (mention: GenreMention) in [mention.genre.name, mention.genre.requestedName].contains("waltz") }
    guard mentions.contains(where: { !isWaltz($0) }) else { return }
    mentions.removeAll { isWaltz($0) && !$0.isShare && !SwingFeel.isBlend($0, state) }
  }

  private static let umbrella = "edm"

  private func mentions(in state: ParseState) -> [GenreMention] {
    let swing = SwingFeel(in: state)
    var mentions: [GenreMention] = []
    var index = 0
    while index < state.tokens.count {
      guard let mention = GenreMention(at: index, in: state), !swing.isMeant(by: mention, in: state) else {
        index += 1
        continue
      }
      state.claim(mention.range)
      if state.isForbidden(mention.name) {
        state.unwantedGenres.insert(mention.genre.name)
        state.note("\"\(state.words(mention.name))\" is not wanted.")
      } else {
        mentions.append(mention)
      }
      index = mention.range.upperBound
    }
    return mentions
  }

  /// The weight of each mention; where some have shares in per cent, the others divide the rest.
  private func weights(of mentions: [GenreMention], _ state: ParseState) -> [Double] {
    if mentions.count == 2, let ratio = ratio(before: mentions[0].range.lowerBound, state) { return ratio }
    guard mentions.contains(where: \.isShare) else { return mentions.map(\.weight) }
    let open = mentions.count { !$0.isShare }
    let rest = 1 - mentions.filter(\.isShare).reduce(0) { $0 + $1.weight }
    return mentions.map { $0.isShare ? $0.weight : max(rest / Double(max(1, open)), 0.01) }
  }

  /// "60/40" or "60:40" before the first of two genres.
  private func ratio(before start: Int, _ state: ParseState) -> [Double]? {
    guard start >= 2, state.isFree((start - 2)..<start), let first = state.tokens[start - 2].number,
      let second = state.tokens[start - 1].number, first + second == 100, first > 0, second > 0,
      ["/", ":", "-"].contains(state.tokens[start - 1].joiner ?? "")
    else { return nil }
    state.addEvidence("genres", (start - 2)..<start, 0.9)
    return [first / 100, second / 100]
  }

  /// The blend, the heaviest first; of equally heavy ones the first named.
  private func assignGenres(_ mentions: [GenreMention], _ state: ParseState) {
    var blend: [(mention: GenreMention, weight: Double)] = []
    let weights = weights(of: mentions, state)
    for (mention, weight) in zip(mentions, weights) {
      if let index = blend.firstIndex(where: { $0.mention.genre.name == mention.genre.name }) {
        blend[index].weight = max(blend[index].weight, weight)
      } else {
        blend.append((mention, weight))
      }
      // "Epic orchestral" is a mood too.
      if let mood = state.vocabulary.moods.match(state.tokens, at: mention.name.lowerBound),
        mood.count < mention.name.count, !state.brief.moods.contains(mood.value)
      {
        state.brief.moods.append(mood.value)
      }
      state.addEvidence("genre", mention.range, mention.genre.requestedName == nil ? 0.95 : 0.6)
      state.suggest([mention.genre.name: min(1, weight)], .genre, from: mention.name)
      addPlayers(of: mention, state)
      state.noteSubstitution(by: mention.genre)
    }
    let order = blend.indices.sorted { (-blend[$0].weight, $0) < (-blend[$1].weight, $1) }
    let total = blend.reduce(0) { $0 + $1.weight }
    state.brief.genres = order.map { WeightedGenre(blend[$0].mention.genre.name, weight: blend[$0].weight / total) }
    state.brief.genre = state.brief.genres.first?.name
    // The tempo of a subgenre is that of the blend only where it leads.
    let leads = order.count < 2 || blend[order[0]].weight > blend[order[1]].weight
    guard leads, let leading = order.first.map({ blend[$0].mention }), let tempo = leading.genre.tempo else { return }
    state.impliedStyles.insert(ImpliedStyle(words: state.words(leading.name), tempo: tempo), at: 0)
  }
}

extension ParseState {
  /// Says that a genre is played by the nearest known one, once.
  func noteSubstitution(by genre: Vocabulary.NamedGenre) {
    guard let missing = genre.requestedName else { return }
    note("\"\(missing)\" is not known yet; \(genre.name) comes nearest.")
  }
}
