import Music

/// The players of the ensembles that were named, once it is known what else was asked for.
extension ParseState {
  /// Lists the players of the ensembles among the instruments.
  ///
  /// An ensemble gives its own players and nothing else, unless a genre was named that it does not belong to: then it
  /// joins that genre's band. Where the prompt spells the players out, they are as it says.
  func resolveEnsembles() {
    guard let first = ensembles.first else { return }
    let named = brief.genres.map(\.name) + impliedStyles.compactMap(\.genre)
    let isOwnStyle = named.isEmpty || named.contains { first.suggests[$0] != nil || first.variants[$0] != nil }
    let variant = named.compactMap { first.variants[$0] }.first
    var players = isOwnStyle ? variant ?? first.players : first.beside
    // "A string quartet with a beat".
    let beat = mention(of: "beat", in: vocabulary.style.kinds)
    if let beat, word(beat.lowerBound - 1) == "a", word(beat.lowerBound - 2) == "with" { add(instrument: "drums") }
    let explicit = brief.instrumentRoles
    // "Folk duo, two acoustic guitars": as many players are named as there are.
    let size = first.range.compactMap { vocabulary.lexicon.ensembleSizes[tokens[$0].word] }.first
    if isSpelledOut(explicit, by: players) || (size.map { explicit.count == $0 && $0 != players.count } ?? false) {
      players = []
    } else {
      players.removeAll { isExcluded($0) }
      // A drummer who was told to play with brushes does.
      if let drums = explicit.first(where: { $0.role == .drums && $0.instrument != "drums" }),
        explicit.count(where: { $0.role == .drums }) == 1, let index = players.firstIndex(where: { $0.role == .drums })
      {
        players[index] = drums
      }
    }
    let others = ensembles.dropFirst().flatMap(\.beside).filter { !isExcluded($0) }
    let unlisted = brief.instruments.filter { name in !explicit.contains { $0.instrument == name } }
    let listed = players.isEmpty ? explicit : explicit.filter { asked in !players.contains { Self.isKin(asked, $0) } }
    let all = players + listed + others.filter { other in !(players + listed).contains { Self.isKin(other, $0) } }
    brief.instrumentRoles = all
    brief.instruments = all.map(\.instrument) + unlisted
    brief.ensemble = Ensemble(first.name, players: (players.isEmpty ? explicit : players).map(\.instrument))
    brief.evidence.append(Evidence("instruments", words: words(first.range), confidence: 0.9))
    guard isOwnStyle, brief.sectionDetails.isEmpty, placedDetails.isEmpty else { return }
    brief.onlyInstruments = true
    brief.evidence.append(Evidence("only_instruments", words: words(first.range), confidence: 0.8))
  }

  private func isExcluded(_ player: InstrumentRole) -> Bool {
    brief.exclude.contains(player.instrument) || brief.exclude.contains(player.role.rawValue)
      || (player.role == .percussion && brief.exclude.contains("drums"))
  }

  /// "Wind quintet: flute, oboe, clarinet, horn, bassoon": a list of at least three, most of them its players.
  private func isSpelledOut(_ asked: [InstrumentRole], by players: [InstrumentRole]) -> Bool {
    guard asked.count >= min(3, players.count) else { return false }
    return asked.count { one in
      players.contains { Self.isKin(one, $0) || (Self.beats(one) && Self.beats($0)) }
    } >= min(2, players.count)
  }

  private static func beats(_ player: InstrumentRole) -> Bool { [.drums, .percussion].contains(player.role) }

  /// True if both names can mean the same player: "bass" and "bass guitar", "guitar" and "electric guitar".
  private static func isKin(_ one: InstrumentRole, _ other: InstrumentRole) -> Bool {
    if one.instrument == other.instrument { return true }
    if one.role == .drums, other.role == .drums { return true }
    if one.instrument == "bass" || other.instrument == "bass" { return one.role == .bass && other.role == .bass }
    for families in [["guitar"], ["strings", "violin", "viola", "cello"], ["brass", "trumpet", "trombone", "tuba"]] {
      let pair = [one.instrument, other.instrument]
      if families.count == 1 {
        if pair.allSatisfy({ $0.hasSuffix(families[0]) && $0 != "bass guitar" }) { return true }
      } else if pair.contains(families[0]), pair.allSatisfy(families.contains) {
        return true
      }
    }
    return false
  }
}
