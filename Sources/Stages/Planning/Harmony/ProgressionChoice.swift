import Audio
import Genres
import Music

/// The choice of a song's progressions by its seed.
struct ProgressionChoice {
  let genre: Genre
  let mode: ModalHarmony
  let seed: Seed

  /// The genre's progressions, without those that never touch the tonic unless all are such.
  private var known: [Progression] {
    let all = genre.progressions.compactMap(Progression.init)
    let home = all.filter { mode.tonicShare(of: $0) > 0 }
    return home.isEmpty ? all : home
  }

  /// The progression of the main sections: it begins on the tonic where the genre has one that does.
  var main: Progression {
    var random = SeededRandom(seed.derived("harmony"))
    let opening = known.filter { mode.chords(of: $0).first.map(mode.isTonic) ?? false }
    return random.pick(weighted(opening.isEmpty ? known : opening))
  }

  /// The progression that the genre keeps for a kind of section; nil for most.
  func own(_ kind: SectionKind) -> Progression? {
    let written = genre.sections.first { $0.section == kind }?.progressions?.compactMap(Progression.init) ?? []
    guard !written.isEmpty else { return nil }
    var random = SeededRandom(seed.derived("harmony", kind.rawValue))
    return random.pick(written.enumerated().map { ($1, weight: 1 / Double($0 + 1).squareRoot()) })
  }

  /// The progression of another section than the main one; nil where the genre has the same one throughout.
  ///
  /// A verse takes another one of the genre's list or of its style's table, and rather one with chords that are new.
  func progression(for function: SectionFunction, beside home: HarmonicPeriod) -> Progression? {
    var random = SeededRandom(seed.derived("harmony", "choice \(function)"))
    let table = ProgressionTable(genre.harmony.style, mode.key.mode.family)
    let usual = (table?.progressions(for: function) ?? []).filter { mode.has($0) && (function != .away || isNear($0)) }
    let isContrast = function == .away || (table == nil && function == .elsewhere)
    let own = isContrast ? known.filter { $0 != main } : []
    let choices =
      weighted(own).map { ($0.0, weight: 2 * $0.weight) } + usual.map { ($0, weight: function == .away ? 0.35 : 1) }
    guard !choices.isEmpty else { return nil }
    return random.pick(
      choices.map { progression, weight in
        let fresh = HarmonicPeriod(progression, in: mode).roots.subtracting(home.roots).count
        return (progression, weight: weight * (1 + 0.5 * Double(fresh)))
      })
  }

  /// True if it passes the tonic.
  private func isNear(_ progression: Progression) -> Bool { mode.tonicShare(of: progression) >= 0.25 }

  /// Earlier progressions of the genre's list are likelier, and those that dwell on the tonic.
  private func weighted(_ progressions: [Progression]) -> [(Progression, weight: Double)] {
    progressions.enumerated().map { ($1, weight: (0.2 + mode.tonicShare(of: $1)) / Double($0 + 1).squareRoot()) }
  }
}
