import Music

/// The words that speak for styles, made ready for looking up.
struct StyleWords: Sendable {
  let occasions: PhraseBook<String>
  let regions: PhraseBook<String>
  let kinds: PhraseBook<String>
  let ensembles: PhraseBook<String>
  let densities: PhraseBook<Double>
  let articulations: PhraseBook<Articulation>
  /// The genres of the catalogue by name.
  private let genres: [String: GenreName]

  init(_ lexicon: Lexicon, genres names: [GenreName]) {
    occasions = Self.book(lexicon.occasions.mapValues(\.words))
    regions = Self.book(lexicon.regions.mapValues(\.words))
    kinds = Self.book(lexicon.kinds.mapValues(\.words))
    ensembles = Self.book(lexicon.ensembles.mapValues(\.words))
    densities = PhraseBook(lexicon.densities.sorted { $0.key < $1.key }.map { ($0.value.value, $0.value.words) })
    articulations = PhraseBook(
      lexicon.articulations.sorted { $0.key < $1.key }.compactMap { name, words in
        Articulation(rawValue: name).map { ($0, words) }
      })
    genres = Dictionary(names.map { ($0.name, $0) }) { first, _ in first }
  }

  private static func book(_ table: [String: [String]]) -> PhraseBook<String> {
    PhraseBook(table.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
  }

  /// The genre of the catalogue with this name.
  func genre(_ name: String) -> GenreName? { genres[name] }

  /// Every word of every phrase.
  var words: Set<String> {
    occasions.words.union(regions.words).union(kinds.words).union(ensembles.words).union(densities.words)
      .union(articulations.words)
  }
}
