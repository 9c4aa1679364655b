import Audio
import Genres
import Music

/// The chords of a song: one progression for the main sections, another one for contrast.
///
/// Listeners take for the tonic what begins phrases and sounds longest, so the main progression begins there and the
/// other one at least passes it; apart from that the order of the genre's list decides, and the time on the tonic.
struct HarmonyPlan {
  let genre: Genre
  let key: Key
  let seed: Seed

  /// Sections that may leave the main progression.
  private static let contrasting: Set<SectionKind> = [.breakdown, .bridge, .verse]

  /// Chords for every bar of `sections`; each section starts its progression anew, on the tonic.
  func chords(for sections: [Section]) -> [ChordSpan] {
    var random = SeededRandom(seed.derived("harmony"))
    let progressions = genre.progressions.compactMap(Progression.init).filter { tonicShare(in: $0) > 0 }
    let known = progressions.isEmpty ? genre.progressions.compactMap(Progression.init) : progressions
    let opening = known.filter(beginsOnTonic)
    let main = random.pick(weighted(opening.isEmpty ? known : opening))
    let contrast = random.pick(weighted(known.filter { $0 != main } + [main]))
    var spans: [ChordSpan] = []
    var bar = 0
    for section in sections {
      let progression = own(section.kind) ?? (Self.contrasting.contains(section.kind) ? contrast : main)
      spans += fill(section.bars, from: bar, with: progression).map { $0.transposed(by: section.transposition ?? 0) }
      bar += section.bars
    }
    return spans
  }

  /// The progression that the genre keeps for a kind of section, as for the trio of a march; nil for most.
  private func own(_ kind: SectionKind) -> Progression? {
    let written = genre.sections.first { $0.section == kind }?.progressions?.compactMap(Progression.init) ?? []
    guard !written.isEmpty else { return nil }
    var random = SeededRandom(seed.derived("harmony", kind.rawValue))
    return random.pick(written.enumerated().map { ($1, weight: 1 / Double($0 + 1).squareRoot()) })
  }

  /// Earlier progressions of the genre's list are likelier, and those that dwell on the tonic.
  private func weighted(_ progressions: [Progression]) -> [(Progression, weight: Double)] {
    progressions.enumerated().map { ($1, weight: (0.2 + tonicShare(in: $1)) / Double($0 + 1).squareRoot()) }
  }

  /// The share of bars on the chord of the tonic.
  private func tonicShare(in progression: Progression) -> Double {
    let cycle = progression.chords(in: key).map { (chord: adapted($0.chord), bars: $0.bars) }
    let bars = cycle.filter { isTonic($0.chord) }.reduce(0) { $0 + $1.bars }
    return Double(bars) / Double(max(1, progression.bars))
  }

  private func beginsOnTonic(_ progression: Progression) -> Bool {
    progression.chords(in: key).first.map { isTonic(adapted($0.chord)) } ?? false
  }

  private func isTonic(_ chord: Chord) -> Bool {
    chord.root == key.tonic && chord.pitchClasses.contains(key.pitchClass(ofDegree: 2))
  }

  private func fill(_ bars: Int, from start: Int, with progression: Progression) -> [ChordSpan] {
    let cycle = progression.chords(in: key)
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

  /// A chord with notes outside the key takes the quality of its size that fits.
  ///
  /// So one list of numerals serves all modes; an altered degree is meant as it stands, and so is every chord of a genre
  /// that leaves the key on purpose.
  private func adapted(_ chord: Chord) -> Chord {
    guard !isMeantAsWritten, key.contains(chord.root), !isInKey(chord) else { return chord }
    guard let fitting = chord.quality.alternatives.map({ Chord(chord.root, $0) }).first(where: isInKey) else {
      return third(below: chord)
    }
    return fitting.quality.isDiminished ? third(below: fitting) : fitting
  }

  /// The chord a third lower, or two, which shares its notes but is at rest: a Dorian key gets its major subdominant so.
  private func third(below chord: Chord) -> Chord {
    let triads: [ChordQuality] = [.major, .minor]
    let qualities = chord.quality.intervals.count == 3 ? triads : [.major7, .minor7, .dominant7] + triads
    var root = chord.root
    for _ in 0..<3 {
      root = [-3, -4].map { root + $0 }.first(where: key.contains) ?? root
      if let found = qualities.map({ Chord(root, $0) }).first(where: isInKey) { return found }
    }
    return chord
  }

  /// A chromatic genre leaves the key on purpose, but its numerals are meant for its leading mode.
  private var isMeantAsWritten: Bool { genre.chromatic && key.mode == genre.modes.first?.mode }

  private func isInKey(_ chord: Chord) -> Bool { chord.pitchClasses.allSatisfy(key.contains) }
}

extension ChordQuality {
  fileprivate var isDiminished: Bool { self == .diminished || self == .halfDiminished7 }

  /// The qualities that can replace the chord in another mode, the fullest first.
  fileprivate var alternatives: [ChordQuality] {
    let triads: [ChordQuality] = [.minor, .major, .diminished]
    let sevenths: [ChordQuality] = [.minor7, .major7, .dominant7, .halfDiminished7]
    switch self {
    case .major9, .minor9: return [.minor9, .major9] + sevenths + triads
    case .add9, .minorAdd9: return [.add9, .minorAdd9] + triads
    case .sus2, .sus4: return [.sus2, .sus4] + triads
    case .major7, .minor7, .dominant7, .halfDiminished7: return sevenths + triads
    default: return triads
    }
  }
}
