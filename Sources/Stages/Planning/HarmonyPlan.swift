import Genres
import Music
import Signal

/// Chooses the chords: one progression for the main sections, another one for contrast.
struct HarmonyPlan {
  let genre: Genre
  let key: Key
  let seed: Seed

  /// Sections that may leave the main progression.
  private static let contrasting: Set<SectionKind> = [.breakdown, .bridge, .verse]

  /// Chords for every bar of `sections`; each section starts its progression anew, on the tonic.
  func chords(for sections: [Section]) -> [ChordSpan] {
    var random = SeededRandom(seed.derived("harmony"))
    let progressions = genre.progressions.compactMap(Progression.init)
    let main = random.pick(weighted(progressions))
    let contrast = random.pick(weighted(progressions.filter { $0 != main } + [main]))
    var spans: [ChordSpan] = []
    var bar = 0
    for section in sections {
      let progression = Self.contrasting.contains(section.kind) ? contrast : main
      spans += fill(section.bars, from: bar, with: progression)
      bar += section.bars
    }
    return spans
  }

  /// Earlier progressions of the genre's list are likelier.
  private func weighted(_ progressions: [Progression]) -> [(Progression, weight: Double)] {
    progressions.enumerated().map { ($1, weight: 1 / Double($0 + 1)) }
  }

  private func fill(_ bars: Int, from start: Int, with progression: Progression) -> [ChordSpan] {
    let cycle = progression.chords(in: modal)
    var spans: [ChordSpan] = []
    var bar = 0
    while bar < bars {
      for (chord, length) in cycle where bar < bars {
        let fitting = min(length, bars - bar)
        spans.append(ChordSpan(bar: start + bar, bars: fitting, chord: adapted(chord)))
        bar += fitting
      }
    }
    return spans
  }

  /// Harmonic minor borrows its seventh degree for melodies only; chords are those of natural minor.
  private var modal: Key { key.mode == .harmonicMinor ? Key(key.tonic, .minor) : key }

  /// A chord whose third is not in the key takes the other third, so that one list of numerals serves all modes.
  private func adapted(_ chord: Chord) -> Chord {
    guard !modal.contains(chord.root + chord.quality.intervals[1]) else { return chord }
    let other = Chord(chord.root, chord.quality.parallel)
    return modal.contains(other.root + other.quality.intervals[1]) ? other : chord
  }
}

extension ChordQuality {
  /// The same chord with the other third.
  fileprivate var parallel: ChordQuality {
    switch self {
    case .major: .minor
    case .minor: .major
    case .major7: .minor7
    case .minor7: .major7
    case .dominant7: .minor7
    case .major9: .minor9
    case .minor9: .major9
    case .add9: .minorAdd9
    case .minorAdd9: .add9
    default: self
    }
  }
}
