import Audio
import Genres
import Music
import Planning

/// What players make of written notes: chords are strummed and rolled, sections begin a little apart, lines are shaped.
struct Performance {
  let stem: StemPlan
  let plan: SongPlan
  let genre: Genre

  /// The notes as they are played; what a machine repeats on its grid stays as it is.
  func performed(_ notes: [Note]) -> [Note] {
    let kind = PlayerKind(of: stem)
    guard !notes.isEmpty, case let players = players(kind), !players.isEmpty else { return notes }
    return players.reduce(notes) { $1($0) }
  }

  private func players(_ kind: PlayerKind) -> [([Note]) -> [Note]] {
    let seed = plan.seed.derived(stem.name, "performance")
    let spread = ChordSpread(plan: plan, kind: kind, seed: seed)
    let line = LineShaping(plan: plan, genre: genre, stem: stem, kind: kind, seed: seed)
    switch kind {
    case .other: return []
    case .keys, .harp: return [spread.played]
    case .guitar: return [spread.played, line.shaped]
    case .ensemble: return [spread.played]
    case .bass, .bowed, .brass, .reed, .flute, .synthesiser:
      return stem.role == .arpeggio || stem.role == .pad || stem.role == .chords ? [] : [line.breathing, line.shaped]
    }
  }
}
