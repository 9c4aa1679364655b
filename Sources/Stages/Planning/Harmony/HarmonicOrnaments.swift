import Audio
import Genres
import Music

/// The ornaments of a period: dominants, two-fives, suspensions and passing chords in the second halves of bars, and basses that
/// move by steps.
struct HarmonicOrnaments {
  let mode: ModalHarmony
  let rules: HarmonyRules
  let style: GenreHarmony.Style

  private var key: Key { mode.key }

  func applied(
    to period: HarmonicPeriod, as function: SectionFunction, random: inout SeededRandom
  ) -> HarmonicPeriod {
    var bars = period.bars
    turn(&bars, sevenths: period.hasSevenths, random: &random)
    if mode.takesForeignChords { lead(&bars, random: &random) }
    prepare(&bars, random: &random)
    pass(&bars, random: &random)
    BassMotion(mode: mode, chance: rules.inversions, alternates: [.folk, .latin].contains(style)).led(
      &bars, random: &random)
    return HarmonicPeriod(bars)
  }

  /// The same chords with more inversions and, where asked, with the key's sevenths on all but the tonic.
  func enriched(_ period: HarmonicPeriod, withSevenths: Bool, random: inout SeededRandom) -> HarmonicPeriod {
    var bars = period.bars
    if withSevenths {
      bars = bars.map { $0.map { $0.root == key.tonic || !mode.isInKey($0) ? $0 : mode.withSeventh($0) } }
    }
    if style != .dance { turn(&bars, sevenths: withSevenths, random: &random) }
    BassMotion(mode: mode, chance: min(1, 2 * rules.inversions), alternates: false).led(&bars, random: &random)
    return HarmonicPeriod(bars)
  }

  /// The dominant, or in a mode without one the chord a tone below the tonic.
  private var dominant: Chord? {
    let isFunctional = mode.takesForeignChords && ![.dance, .modal].contains(style)
    let fifth = Chord(key.tonic + 7, .major)
    if isFunctional || mode.isInKey(fifth) { return fifth }
    let below = Chord(key.tonic + 10, .major)
    return mode.isInKey(below) ? below : nil
  }

  /// The dominant in the second half of the last bar, before the tonic returns.
  private func turn(_ bars: inout [[Chord]], sevenths: Bool, random: inout SeededRandom) {
    guard let dominant, let last = bars.last, last.count == 1, last[0].root != dominant.root,
      bars[0][0].root == key.tonic, random.chance(rules.turnarounds)
    else { return }
    bars[bars.count - 1].append(sevenths ? mode.withSeventh(dominant) : dominant)
  }

  /// One applied dominant in four bars.
  private func lead(_ bars: inout [[Chord]], random: inout SeededRandom) {
    for start in stride(from: 0, to: bars.count, by: 4) {
      let places = (start..<min(start + 4, bars.count - 1)).filter { bar in
        let (chord, next) = (bars[bar][0], bars[bar + 1][0])
        let isTarget =
          [.major, .minor].contains(next.quality.triad) && next.root != key.tonic && mode.isInKey(next.triad)
        return bars[bar].count == 1 && isTarget && next.root != chord.root && next.root + 7 != chord.root
      }
      guard random.chance(rules.applied), let bar = places.randomElement(using: &random) else { continue }
      bars[bar].append(Chord(bars[bar + 1][0].root + 7, .dominant7))
    }
  }

  /// A dominant that fills its bar is prepared: by its second degree, or by its fourth in place of the third.
  private func prepare(_ bars: inout [[Chord]], random: inout SeededRandom) {
    for bar in bars.indices where bars[bar].count == 1 && bars[bar][0].bass == nil {
      let chord = bars[bar][0]
      let next = bars[(bar + 1) % bars.count][0]
      let before = bars[(bar + bars.count - 1) % bars.count].last
      let isDominant = [.major, .dominant7].contains(chord.quality) && next.root == chord.root + 5
      guard isDominant, mode.takesForeignChords, next.root == key.tonic || chord.quality == .dominant7 else { continue }
      if before?.root != chord.root + 7, random.chance(rules.twoFives) {
        let isMinor = next.quality.triad == .minor
        bars[bar] = [Chord(chord.root + 7, isMinor ? .halfDiminished7 : .minor7), Chord(chord.root, .dominant7)]
      } else if random.chance(rules.suspensions) {
        bars[bar] = [Chord(chord.root, chord.quality == .major ? .sus4 : .dominant7sus4), chord]
      }
    }
  }

  /// A diminished chord between roots that rise by a whole tone.
  private func pass(_ bars: inout [[Chord]], random: inout SeededRandom) {
    guard mode.takesForeignChords else { return }
    for bar in bars.indices.dropLast() where bars[bar].count == 1 {
      let (chord, next) = (bars[bar][0], bars[bar + 1][0])
      let rises = next.root == chord.root + 2 && chord.quality.triad != .diminished
      if rises, random.chance(rules.passing) { bars[bar].append(Chord(chord.root + 1, .diminished7)) }
    }
  }
}
