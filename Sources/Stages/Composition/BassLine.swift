import Audio
import Music
import Planning

/// The pitches of a bass part: chord notes by their symbols, approach notes, a walking line.
struct BassLine {
  private let plan: SongPlan
  private let register: Pitch
  private var random: SeededRandom
  private var previous: Pitch?

  init(plan: SongPlan, register: Pitch, seed: Seed) {
    self.plan = plan
    self.register = register
    random = SeededRandom(seed.derived("line"))
  }

  /// The pitch of `hit`; `isLast` says that nothing follows in its bar.
  mutating func pitch(of hit: StepPattern.Hit, inBar bar: Int, isLast: Bool) -> Pitch {
    let chord = plan.chord(inBar: bar)
    let pitch = pitch(hit, chord, bar: bar, isLast: isLast)
    previous = pitch
    return pitch
  }

  private mutating func pitch(_ hit: StepPattern.Hit, _ chord: Chord, bar: Int, isLast: Bool) -> Pitch {
    let root = root(of: chord)
    let intervals = chord.quality.intervals
    switch hit.symbol.lowercased() {
    case "o", "g": return root + 12
    case "u": return root.note >= 36 ? root + -12 : root
    case "t": return root + intervals[1]
    case "f": return root + intervals[2]
    case "s": return inKey(root + (intervals.count > 3 && intervals[3] < 12 ? intervals[3] : 10), under: root, bar: bar)
    case "n": return self.root(of: plan.chord(inBar: bar + 1))
    case "a": return approach(to: self.root(of: plan.chord(inBar: bar + 1)), from: root, bar: bar)
    case "w": return walk(hit, chord, bar: bar, isLast: isLast)
    default: return root
    }
  }

  /// The root in the octave around the register.
  private func root(of chord: Chord) -> Pitch { Pitch.nearest(chord.root, to: register) }

  /// `pitch` if the scale has it, else the octave of the root.
  private func inKey(_ pitch: Pitch, under root: Pitch, bar: Int) -> Pitch {
    plan.key(inBar: bar).contains(pitch.pitchClass) ? pitch : root + 12
  }

  /// The note of the scale next to `target`, on the side of `root`.
  private func approach(to target: Pitch, from root: Pitch, bar: Int) -> Pitch {
    let direction = target > root ? -1 : 1
    let near = target + direction
    return plan.key(inBar: bar).contains(near.pitchClass) ? near : near + direction
  }

  /// The root on one, a step towards the next root at the end, notes of the chord and the scale on the way.
  private mutating func walk(_ hit: StepPattern.Hit, _ chord: Chord, bar: Int, isLast: Bool) -> Pitch {
    let root = root(of: chord)
    guard hit.step > 0, let previous else { return root }
    if isLast { return approach(to: self.root(of: plan.chord(inBar: bar + 1)), from: previous, bar: bar) }
    let tones = chord.pitchClasses
    let choices = (-5...5).filter { $0 != 0 }.map { previous + $0 }.compactMap { pitch -> (Pitch, weight: Double)? in
      guard abs(pitch.note - register.note) <= 9 else { return nil }
      if tones.contains(pitch.pitchClass) { return (pitch, 3) }
      return plan.key(inBar: bar).contains(pitch.pitchClass) && abs(pitch.note - previous.note) <= 2 ? (pitch, 1) : nil
    }
    return choices.isEmpty ? root : random.pick(choices)
  }
}
