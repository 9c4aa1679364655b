import Audio
import Genres
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

  /// The pitch of `hit` over `chord`; `isLast` says that nothing follows in its bar.
  mutating func pitch(of hit: StepPattern.Hit, over chord: Chord, inBar bar: Int, isLast: Bool) -> Pitch {
    let pitch = pitch(hit, chord, bar: bar, isLast: isLast)
    previous = pitch
    return pitch
  }

  private mutating func pitch(_ hit: StepPattern.Hit, _ chord: Chord, bar: Int, isLast: Bool) -> Pitch {
    let low = lowest(of: chord)
    let intervals = chord.quality.intervals
    switch hit.symbol.lowercased() {
    case "o", "g": return low + 12
    case "u": return low.note >= 36 ? low + -12 : low
    case "t": return above(low, chord.root + intervals[1])
    case "f": return above(low, chord.root + intervals[2])
    case "s": return inKey(above(low, chord.root + seventh(of: intervals)), over: low, bar: bar)
    case "n": return lowest(of: plan.chord(inBar: bar + 1))
    case "a": return approach(to: lowest(of: plan.chord(inBar: bar + 1)), from: low, bar: bar)
    case "w": return walk(hit, chord, bar: bar, isLast: isLast)
    default: return low
    }
  }

  private func seventh(of intervals: [Int]) -> Int {
    intervals.count > 3 && intervals[3] < 12 ? intervals[3] : 10
  }

  /// The chord's lowest note in the octave around the register.
  private func lowest(of chord: Chord) -> Pitch { Pitch.nearest(chord.lowest, to: register) }

  /// The next `note` above `low`; over a bass that is that note itself the octave.
  private func above(_ low: Pitch, _ note: PitchClass) -> Pitch {
    let semitones = PitchClass(note.index - low.note).index
    return low + (semitones == 0 ? 12 : semitones)
  }

  /// `pitch` if the scale has it, else the octave of the lowest note.
  private func inKey(_ pitch: Pitch, over low: Pitch, bar: Int) -> Pitch {
    plan.key(inBar: bar).contains(pitch.pitchClass) ? pitch : low + 12
  }

  /// The note of the scale next to `target`, on the side of `low`.
  private func approach(to target: Pitch, from low: Pitch, bar: Int) -> Pitch {
    let direction = target > low ? -1 : 1
    let near = target + direction
    return plan.key(inBar: bar).contains(near.pitchClass) ? near : near + direction
  }

  /// The lowest note where the chord comes, a step towards the next one at the end, notes of the chord and the scale on the way.
  private mutating func walk(_ hit: StepPattern.Hit, _ chord: Chord, bar: Int, isLast: Bool) -> Pitch {
    let low = lowest(of: chord)
    let onset = plan.meter.bar * bar + .sixteenths(hit.step)
    let isChange = plan.chord(at: onset) != plan.chord(at: onset + Beats(ticks: -1))
    guard !isChange, let previous else { return low }
    if isLast { return approach(to: lowest(of: plan.chord(inBar: bar + 1)), from: previous, bar: bar) }
    let tones = chord.pitchClasses
    let choices = (-5...5).filter { $0 != 0 }.map { previous + $0 }.compactMap { pitch -> (Pitch, weight: Double)? in
      guard abs(pitch.note - register.note) <= 9 else { return nil }
      if tones.contains(pitch.pitchClass) { return (pitch, 3) }
      return plan.key(inBar: bar).contains(pitch.pitchClass) && abs(pitch.note - previous.note) <= 2 ? (pitch, 1) : nil
    }
    return choices.isEmpty ? low : random.pick(choices)
  }
}
