import ClipPlanning

/// What the manifest says of the clips of a delivery.
struct ClipsAccount: Codable, Sendable {
  let backend: String
  /// Nil when the engine played everything in the end.
  var form: ClipForm?
  let licence: ClipLicence
  var clips: [ClipAccount] = []
  /// What the engine played instead, and why.
  var embedded: [ClipPlan.EmbeddedStem] = []

  /// What all orders have cost that it is known of, by unit.
  var costs: [ClipCost] {
    let costs = clips.flatMap(\.tries).compactMap(\.cost)
    return Set(costs.map(\.unit)).sorted().map { unit in
      ClipCost(unit: unit, amount: costs.filter { $0.unit == unit }.reduce(0) { $0 + $1.amount })
    }
  }

  /// Takes over what became of a stem.
  mutating func add(_ stem: StemAccount) {
    clips += stem.clips
    embedded += stem.embedded.map { [$0] } ?? []
  }
}

/// What became of one stem: the clips that were to make it, the words that were to be sung in it.
struct StemAccount: Codable, Sendable {
  var clips: [ClipAccount] = []
  /// Nil if it was made of clips.
  var embedded: ClipPlan.EmbeddedStem?
  /// Where in the words to sing the first one stands that there was no note for, in characters from 0.
  var firstUnsung: Int?
}
