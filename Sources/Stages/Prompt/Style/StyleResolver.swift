import Music

/// The choice of the leading genre from votes, where no genre was named.
struct StyleResolver {
  /// The factor for genres whose usual tempi do not hold the asked one, and for those that do at half or double.
  private static let otherTempo = 0.6
  private static let relatedTempo = 0.85
  /// The factors for genres that are nothing without drums where none are wanted, and for those that have none where
  /// some are.
  private static let withoutItsDrums = 0.35
  private static let withForeignDrums = 0.6
  /// The factor for music of one instrument where others are asked for.
  private static let withoutItsPlayer = 0.1

  /// The factor for it where others play in single places.
  private static let withOthers = 0.3

  private let votes: [StyleVote]
  /// Who plays in single places, but for sounds around the music.
  private let placed: [String]
  private let brief: Brief
  private let vocabulary: Vocabulary

  init(_ state: ParseState) {
    votes = state.brief.styleVotes
    brief = state.brief
    vocabulary = state.vocabulary
    let table = state.vocabulary.lexicon.instruments
    placed = state.placedInstruments.filter { table[$0]?.role != .effects }
  }

  /// Makes the genre with the greatest sum of votes the brief's, with a sentence that says what it was chosen by.
  func choose(_ state: ParseState) {
    guard let leading = leading else { return }
    let reasons = reasons(for: leading)
    state.brief.genre = leading
    state.brief.genres = [WeightedGenre(leading, weight: 1)]
    state.brief.evidence.append(
      Evidence("genre", words: reasons.joined(separator: ", "), confidence: min(0.6, 0.3 + sum(of: leading) / 4)))
    let quoted = reasons.map { "\"\($0)\"" }
    let list =
      quoted.count > 1 ? quoted.dropLast().joined(separator: ", ") + " and " + quoted[quoted.count - 1] : quoted[0]
    let name = leading.split(separator: "-").joined(separator: " ")
    state.note("No genre was named; \(name) was chosen because of \(list).")
  }

  /// The genre with the greatest sum; of equal ones the first that was spoken for.
  var leading: String? {
    var best: (name: String, sum: Double)?
    var seen: Set<String> = []
    for name in votes.map(\.genre) where seen.insert(name).inserted {
      let sum = sum(of: name)
      if sum > best?.sum ?? 0 { best = (name, sum) }
    }
    return best?.name
  }

  private func sum(of name: String) -> Double {
    votes.filter { $0.genre == name }.reduce(0) { $0 + $1.weight } * tempoFactor(name) * drumFactor(name)
      * playerFactor(name)
  }

  private func tempoFactor(_ name: String) -> Double {
    guard let asked = brief.bpm?.bpm, let usual = vocabulary.style.genre(name)?.tempo else { return 1 }
    if usual.contains(asked) { return 1 }
    return usual.contains(asked / 2) || usual.contains(asked * 2) ? Self.relatedTempo : Self.otherTempo
  }

  private func drumFactor(_ name: String) -> Double {
    let lexicon = vocabulary.lexicon
    let hasDrums = brief.instrumentRoles.contains { $0.role == .drums }
    let isWithout = brief.exclude.contains("drums") || (brief.onlyInstruments && !hasDrums)
    if isWithout, lexicon.stylesWithDrums.contains(name) { return Self.withoutItsDrums }
    return hasDrums && lexicon.stylesWithoutDrums.contains(name) ? Self.withForeignDrums : 1
  }

  /// Music for a piano alone is none of other instruments'.
  private func playerFactor(_ name: String) -> Double {
    guard name == "solo-piano" else { return 1 }
    if placed.contains(where: { $0 == "vocals" || !$0.hasSuffix("piano") }) { return Self.withOthers }
    guard !brief.instruments.isEmpty else { return 1 }
    return brief.instruments.contains { $0.hasSuffix("piano") } ? 1 : Self.withoutItsPlayer
  }

  /// The words that spoke for it, at most three, in the order in which they were said.
  private func reasons(for name: String) -> [String] {
    var weights: [String: Double] = [:]
    var order: [String] = []
    for vote in votes where vote.genre == name {
      if weights[vote.words] == nil { order.append(vote.words) }
      weights[vote.words, default: 0] += vote.weight
    }
    let strongest = order.sorted { weights[$0, default: 0] > weights[$1, default: 0] }.prefix(3)
    return order.filter(strongest.contains)
  }
}
