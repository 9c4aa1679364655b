import Music

/// The rows of the lexicon that speak for genres.
extension Lexicon {
  /// Words, and the genres that they speak for with their weights.
  struct SuggestionEntry: Sendable, Decodable {
    let words: [String]
    let suggests: [String: Double]
  }

  /// A region or a people, with what its music brings along.
  struct RegionEntry: Sendable, Decodable {
    let words: [String]
    let suggests: [String: Double]
    let instruments: [String]?
    let mode: Mode?
  }

  /// A group of players.
  struct EnsembleEntry: Sendable, Decodable {
    let words: [String]
    let players: [String]
    /// The part of each player.
    let roles: [StemRole]
    /// The instruments that stand for it beside a band of another style.
    let beside: [String]?
    /// Genre → the ensemble whose players are meant there.
    let instead: [String: String]?
    let sings: Bool?
    let suggests: [String: Double]
  }

  /// Instruments that together make a style.
  struct LineUpEntry: Sendable, Decodable {
    /// Nothing else may be asked for.
    let of: [String]?
    /// One of each of these is.
    let any: [[String]]?
    /// Whether somebody sings; nil for either.
    let voice: Bool?
    let suggests: [String: Double]
  }

  struct DensityEntry: Sendable, Decodable {
    let value: Double
    let words: [String]
  }

  /// Every genre that a word speaks for.
  public var suggestedGenres: Set<String> {
    let rows: [[[String: Double]]] = [
      occasions.values.map(\.suggests), regions.values.map(\.suggests), kinds.values.map(\.suggests),
      ensembles.values.map(\.suggests), lineUps.values.map(\.suggests), Array(soundSuggestions.values),
      Array(meterSuggestions.values), instruments.values.compactMap(\.suggests), moods.values.compactMap(\.suggests),
      tempoWords.values.compactMap(\.suggests), [voiceSuggestions, beatlessSuggestions],
    ]
    return Set(rows.joined().flatMap(\.keys)).union(stylesWithDrums).union(stylesWithoutDrums)
      .union(ensembles.values.flatMap { $0.instead?.keys.map { $0 } ?? [] })
  }

  /// Names in the tables of styles that lead nowhere, as path and finding.
  var danglingStyleNames: [(path: [String], finding: String)] {
    let inEnsembles = ensembles.flatMap { name, entry in
      (entry.players + (entry.beside ?? [])).map { ("ensembles", name, $0) }
    }
    let inRegions = regions.flatMap { name, entry in (entry.instruments ?? []).map { ("regions", name, $0) } }
    let inLineUps = lineUps.flatMap { name, entry in
      ((entry.of ?? []) + (entry.any ?? []).joined()).map { ("line_ups", name, $0) }
    }
    let unknown = (inEnsembles + inRegions + inLineUps).filter { instruments[$0.2] == nil }
      .map { (path: [$0.0, $0.1], finding: "\($0.1): there is no instrument \"\($0.2)\"") }
    let uneven = ensembles.filter { $0.value.players.count != $0.value.roles.count }
      .map { (path: ["ensembles", $0.key], finding: "\($0.key): each of the players has one role") }
    return (unknown + uneven).sorted { $0.finding < $1.finding }
  }
}
