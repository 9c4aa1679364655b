import Music

/// A group of players as the prompt names it.
struct EnsembleMention {
  let name: String
  let players: [InstrumentRole]
  /// The instruments that stand for it beside a band of another style.
  let beside: [InstrumentRole]
  /// The genres that it speaks for.
  let suggests: [String: Double]
  /// Genre → the players that are meant there.
  let variants: [String: [InstrumentRole]]
  let range: Range<Int>
}

/// Recogniser of groups of players ("string quartet", "big band", "cello duo").
struct EnsembleRecogniser: Recogniser {
  func recognise(in state: ParseState) {
    for index in state.tokens.indices {
      guard let mention = named(at: index, state) ?? counted(at: index, state) else { continue }
      // What is forbidden is left to the instruments, which know what to leave out.
      guard !state.isForbidden(mention.range) else { continue }
      state.addEvidence("ensemble", mention.range, 0.9)
      state.suggest(mention.suggests, .ensemble, from: mention.range)
      if state.vocabulary.lexicon.ensembles[mention.name]?.sings == true { state.brief.vocals = true }
      state.ensembles.append(mention)
    }
  }

  private func named(at index: Int, _ state: ParseState) -> EnsembleMention? {
    guard let found = state.match(state.vocabulary.style.ensembles, at: index),
      let entry = state.vocabulary.lexicon.ensembles[found.value],
      (state.vocabulary.instruments.match(state.tokens, at: index)?.count ?? 0) <= found.range.count
    else { return nil }
    let table = state.vocabulary.lexicon.ensembles
    let players = Self.roles(entry.players, entry.roles)
    let beside = entry.beside?.compactMap { name in
      state.vocabulary.lexicon.instruments[name].map { InstrumentRole(name, role: $0.role) }
    }
    return EnsembleMention(
      name: found.value, players: players, beside: beside ?? players, suggests: entry.suggests,
      variants: (entry.instead ?? [:]).compactMapValues { table[$0].map { Self.roles($0.players, $0.roles) } },
      range: found.range)
  }

  /// "Saxophone quartet", "cello duo": a melody, its companions and a bass.
  private func counted(at index: Int, _ state: ParseState) -> EnsembleMention? {
    // "A trio of cellos".
    let isNumberFirst = state.word(index + 1) == "of" && state.isFree(index..<(index + 2))
    let noun = isNumberFirst ? index + 2 : index
    guard let found = state.match(state.vocabulary.instruments, at: noun),
      case let sizeIndex = isNumberFirst ? index : found.range.upperBound,
      let word = state.word(sizeIndex), let size = state.vocabulary.lexicon.ensembleSizes[word],
      state.isFree(sizeIndex..<(sizeIndex + 1)),
      // "Flute and harp duo" are two different ones.
      !["and", ",", "&"].contains(state.word(index - 1) ?? ""),
      let role = state.vocabulary.lexicon.instruments[found.value]?.role,
      ![.drums, .percussion, .effects].contains(role)
    else { return nil }
    let inner = (2..<size).map { $0 == 2 ? StemRole.counter : .pad }
    let players = ([.lead] + inner + [.bass]).map { InstrumentRole(found.value, role: $0) }
    return EnsembleMention(
      name: "\(found.value) \(word)", players: players, beside: players, suggests: ["chamber": 0.9], variants: [:],
      range: min(index, found.range.lowerBound)..<max(found.range.upperBound, sizeIndex + 1))
  }

  private static func roles(_ players: [String], _ roles: [StemRole]) -> [InstrumentRole] {
    zip(players, roles).map { InstrumentRole($0, role: $1) }
  }
}
