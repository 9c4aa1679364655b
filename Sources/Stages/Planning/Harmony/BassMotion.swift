import Audio
import Genres
import Music

/// The basses of a period: notes of the chord other than its root where the bass then moves by steps.
struct BassMotion {
  let mode: ModalHarmony
  /// How often an inversion is used where it is good, 0…1.
  let chance: Double
  /// True where a chord that stays takes its fifth below the second time, as dances do.
  let alternates: Bool

  /// The chords in their order with basses of their own; phrases begin on a root, and the tonic that closes keeps its own.
  func led(_ bars: inout [[Chord]], random: inout SeededRandom) {
    let places = bars.indices.flatMap { bar in bars[bar].indices.map { (bar, $0) } }
    for (index, (bar, place)) in places.enumerated() where index > 0 {
      let chord = bars[bar][place]
      let (lastBar, lastPlace) = places[index - 1]
      let (nextBar, nextPlace) = places[(index + 1) % places.count]
      let isFixed = chord.bass != nil || chord.root == mode.key.tonic && (bar % 4 == 0 || index == places.count - 1)
      let isResolved = place > 0 && bars[bar][place - 1].root == chord.root
      guard !isFixed, !isResolved, [.major, .minor].contains(chord.quality.triad) else { continue }
      let (before, after) = (bars[lastBar][lastPlace], bars[nextBar][nextPlace])
      if let tone = tone(for: chord, after: before, before: after, random: &random) {
        bars[bar][place] = chord.inverted(to: tone)
      }
    }
  }

  /// The number of the chord's note for the bass; nil for the root.
  private func tone(for chord: Chord, after before: Chord, before after: Chord, random: inout SeededRandom) -> Int? {
    let (third, fifth) = (chord.pitchClasses[1], chord.pitchClasses[2])
    if before.root == chord.root {
      return before.bass == nil && random.chance(0.8 * chance) ? (alternates ? 2 : 1) : nil
    }
    // What a dominant resolves to, and what follows a bass by a leap, stands on its root.
    if before.root == chord.root + 7 || before.bass != nil && !isStep(before.lowest, third) { return nil }
    let isWay = isStep(before.lowest, third) && isStep(third, after.lowest)
    if isWay { return random.chance(min(1, 1.6 * chance)) ? 1 : nil }
    // The six-four chord before a dominant.
    if chord.root == mode.key.tonic, after.root == mode.key.tonic + 7, isStep(before.lowest, fifth) {
      return random.chance(chance) ? 2 : nil
    }
    let isApproached = isStep(before.lowest, third) || isStep(third, after.lowest)
    return isApproached && random.chance(0.4 * chance) ? 1 : nil
  }

  private func isStep(_ a: PitchClass, _ b: PitchClass) -> Bool {
    [1, 2, 10, 11].contains((b.index - a.index + 12) % 12)
  }
}
