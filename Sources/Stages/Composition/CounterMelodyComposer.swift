import Audio
import Genres
import Music
import Planning

/// A second melody beside a first: it moves where the other rests, and holds a consonant note where it moves.
///
/// Rules as of two-part counterpoint in the third and fifth species (J. J. Fux, *Gradus ad Parnassum*, 1725) as far as single
/// notes know of them: chord tones on the beat, contrary motion first, thirds and sixths before other intervals, no unison.
struct CounterMelodyComposer {
  let genre: Genre
  let stem: StemPlan
  let plan: SongPlan
  /// The first melody.
  let melody: [Note]

  private var steps: Int { plan.meter.bar.ticks / Beats.sixteenths(1).ticks }
  private var beatSteps: Int { max(1, plan.meter.beat.ticks / Beats.sixteenths(1).ticks) }

  func notes(in spans: [SectionSpan]) -> [Note] { spans.flatMap(notes(in:)) }

  private func notes(in span: SectionSpan) -> [Note] {
    var groove = Groove(plan: plan, genre: genre, seed: span.seed, loosenessMs: 3, voice: "lead")
    var random = SeededRandom(span.seed.derived("counter"))
    var line = CounterLine(plan: plan, register: stem.register)
    var notes: [Note] = []
    for bar in span.barRange {
      for (step, length) in slots {
        if bar == span.lastBar, step >= steps - span.gap(of: genre) { continue }
        let first = firstMelody(from: step, length, inBar: bar)
        let figure = figure(length, busy: first.onsets, random: &random)
        for (offset, held) in figure {
          let at = step + offset
          let below = pitch(of: melody, atStep: at, inBar: bar)
          let pitch = line.next(inBar: bar, onBeat: at % beatSteps == 0, against: below, motion: first.motion)
          let onset = groove.onset(bar: bar, step: Double(at))
          let velocity = groove.velocity(at == 0 ? "x" : "o", energy: span.energy(inBar: bar), bar: bar)
          notes.append(
            Note(
              pitch, velocity: max(0.2, velocity * 1.15), at: onset,
              for: Beats(ticks: Beats.sixteenths(held).ticks - 50)))
        }
      }
    }
    return notes
  }

  /// Two beats each, or what is left of a bar with an odd number of them.
  private var slots: [(step: Int, length: Int)] {
    stride(from: 0, to: steps, by: 2 * beatSteps).map { ($0, min(2 * beatSteps, steps - $0)) }
  }

  /// The onsets and lengths in a slot: an answer in motion where the other rests, else one note, and sometimes none.
  private func figure(_ length: Int, busy: Int, random: inout SeededRandom) -> [(offset: Int, length: Int)] {
    if busy >= 2 {
      let waits = random.chance(0.4) ? min(2, length - 1) : 0
      return random.chance(0.2) ? [] : [(waits, length - waits)]
    }
    if busy == 1 {
      return length > 4 ? [(2, length / 2 - 2), (length / 2, length - length / 2)].filter { $0.1 > 0 } : [(0, length)]
    }
    let unit = length % 4 == 0 ? 2 : max(1, length / 3)
    let count = length / unit
    if random.chance(0.3) { return [(0, length)] }
    // Eighths of which the first rests and the last is held or leads on.
    return (1..<max(2, count)).map { ($0 * unit, unit) }
  }

  /// How often the first melody strikes in a slot, and which way it went last.
  private func firstMelody(from step: Int, _ length: Int, inBar bar: Int) -> (onsets: Int, motion: Int) {
    let start = plan.meter.bar * bar + Beats.sixteenths(step) - Beats(ticks: 80)
    let end = start + Beats.sixteenths(length)
    let inside = melody.filter { start <= $0.onset && $0.onset < end }
    let before = melody.last { $0.onset < start }
    let (from, to) = (before ?? inside.first, inside.last)
    let motion = from.flatMap { from in to.map { ($0.pitch.note - from.pitch.note).signum() } } ?? 0
    return (inside.count, motion)
  }

  private func pitch(of melody: [Note], atStep step: Int, inBar bar: Int) -> Pitch? {
    let at = plan.meter.bar * bar + Beats.sixteenths(step) + Beats(ticks: 80)
    return melody.last { $0.onset <= at && $0.end > at }?.pitch
  }
}

/// The pitches of a line against another one.
struct CounterLine {
  private let plan: SongPlan
  private let register: Int
  private var previous: Int?

  init(plan: SongPlan, register: Int) { (self.plan, self.register) = (plan, register) }

  /// The pitch that costs least: near the last one, against the other's motion, a third or sixth from what it plays.
  mutating func next(inBar bar: Int, onBeat: Bool, against other: Pitch?, motion: Int) -> Pitch {
    let key = plan.key(inBar: bar)
    let chord = plan.chord(inBar: bar).pitchClasses
    let last = previous ?? register
    let range = (register - 9)...(register + 9)
    let choices = range.map { Pitch($0) }.filter {
      onBeat ? chord.contains($0.pitchClass) : key.contains($0.pitchClass) || chord.contains($0.pitchClass)
    }
    let best = choices.min { cost($0, last, other, motion) < cost($1, last, other, motion) }
    let pitch = best ?? Pitch.nearest(plan.chord(inBar: bar).root, to: Pitch(register))
    previous = pitch.note
    return pitch
  }

  private func cost(_ pitch: Pitch, _ last: Int, _ other: Pitch?, _ motion: Int) -> Double {
    let move = pitch.note - last
    var cost = Double(abs(move)) + 0.35 * Double(abs(pitch.note - register))
    if move == 0 { cost += 3.5 }
    if motion != 0, move.signum() == motion { cost += 2 }
    guard let other else { return cost }
    let interval = other.note - pitch.note
    if interval == 0 { return cost + 60 }
    if interval < 0 { cost += 5 }
    switch abs(interval) % 12 {
    case 0: cost += 8
    case 1, 2, 6, 10, 11: cost += 9
    case 3, 4, 8, 9: cost -= 3
    default: break
    }
    return cost
  }
}
