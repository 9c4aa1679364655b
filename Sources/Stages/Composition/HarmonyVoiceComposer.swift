import Audio
import Genres
import Music
import Planning

/// One voice of a harmony that single lines play together, as in a section of horns or a string quartet.
///
/// All voices are led at once, so that each knows of the others: complete chords, small steps, no crossing, and no fifths or
/// octaves in parallel where there is another way.
struct HarmonyVoiceComposer {
  let genre: Genre
  let stem: StemPlan
  let plan: SongPlan

  private var steps: Int { plan.meter.bar.ticks / Beats.sixteenths(1).ticks }
  private var beatSteps: Int { max(1, plan.meter.beat.ticks / Beats.sixteenths(1).ticks) }

  /// The stems with a voice each, the highest first.
  private var singers: [StemPlan] {
    plan.stems.filter { $0.harmonyVoice != nil }.sorted { ($0.harmonyVoice ?? 0) < ($1.harmonyVoice ?? 0) }
  }

  func notes(in spans: [SectionSpan]) -> [Note] {
    guard let own = singers.firstIndex(where: { $0.name == stem.name }) else { return [] }
    let chords = plan.chords
    let led = VoiceLeading(registers: singers.map(\.register)).voices(for: chords.map(\.chord))
    return spans.flatMap { span in
      var groove = Groove(plan: plan, genre: genre, seed: span.seed, loosenessMs: 4, voice: "chords")
      return span.barRange.flatMap { bar -> [Note] in
        let first = max(0, chords.lastIndex { $0.bar <= bar && $0.bars > 0 } ?? 0)
        let places = [first] + chords.indices.filter { chords[$0].bar == bar && chords[$0].bars == 0 }
        let isShared = places.count > 1
        return places.enumerated().flatMap { order, index -> [(Pitch, Int, Int)] in
          if isShared { return [held(led[index][own], chords, places, order, bar: bar, span: span)].compactMap(\.self) }
          let next = chords.indices.contains(index + 1) && chords[index + 1].bar == bar + 1 ? led[index + 1][own] : nil
          return line(led[index][own], next: next, bar: bar, span: span)
        }.map { pitch, step, length in
          let velocity = groove.velocity(step == 0 ? "x" : "o", energy: span.energy(inBar: bar), bar: bar)
          return Note(
            pitch, velocity: max(0.25, velocity), at: groove.onset(bar: bar, step: Double(step)),
            for: Beats(ticks: Beats.sixteenths(length).ticks - 40))
        }
      }
    }
  }

  /// The note of one of the chords that share a bar; nil where a gap before the next section leaves no time for it.
  private func held(
    _ pitch: Pitch, _ chords: [ChordSpan], _ places: [Int], _ order: Int, bar: Int, span: SectionSpan
  ) -> (Pitch, Int, Int)? {
    let sixteenth = Beats.sixteenths(1).ticks
    let step = { (index: Int) in (chords[index].onset(in: plan.meter) - plan.meter.bar * bar).ticks / sixteenth }
    let whole = span.lastBar == bar ? steps - span.gap(of: genre) : steps
    let start = order == 0 ? 0 : step(places[order])
    let end = min(whole, order + 1 < places.count ? step(places[order + 1]) : steps)
    return end > start ? (pitch, start, end - start) : nil
  }

  /// The bar's notes: held, struck again, or with a step towards the next chord; voices take turns with the last.
  private func line(_ pitch: Pitch, next: Pitch?, bar: Int, span: SectionSpan) -> [(Pitch, Int, Int)] {
    let whole = span.lastBar == bar ? steps - span.gap(of: genre) : steps
    guard whole > 0 else { return [] }
    let turn = (bar + (stem.harmonyVoice ?? 1)) % 3
    let lively = span.energy(inBar: bar) >= 0.55
    let late = whole - beatSteps
    if turn == 0, late > 0, let next, let passing = passing(from: pitch, to: next, inBar: bar) {
      return [(pitch, 0, late), (passing, late, beatSteps)]
    }
    let half = whole / 2 / max(1, beatSteps) * beatSteps
    guard lively, turn != 0, half > 0 else { return [(pitch, 0, whole)] }
    return [(pitch, 0, half), (turn == 1 ? pitch : neighbour(of: pitch, inBar: bar), half, whole - half)]
  }

  /// Another note of the chord where one or two voices are all, so that they move within it; else the same.
  private func neighbour(of pitch: Pitch, inBar bar: Int) -> Pitch {
    guard singers.count <= 2 else { return pitch }
    let tones = plan.chord(inBar: bar).pitchClasses
    let way = pitch.note > stem.register ? -1 : 1
    return (3...5).map { pitch + $0 * way }.first { tones.contains($0.pitchClass) } ?? pitch
  }

  /// The note of the scale between two notes a third or a fourth apart.
  private func passing(from pitch: Pitch, to next: Pitch, inBar bar: Int) -> Pitch? {
    let way = next.note - pitch.note
    guard (3...5).contains(abs(way)) else { return nil }
    let between = (1..<abs(way)).map { pitch + $0 * way.signum() }
    return between.first { abs($0.note - pitch.note) <= 2 && plan.key(inBar: bar).contains($0.pitchClass) }
  }
}

/// The leading of several voices through chords.
struct VoiceLeading {
  /// The middle of each voice's range, the highest voice first.
  let registers: [Int]

  /// How far a voice goes from the middle of its range, in semitones.
  private static let reach = 8

  /// The pitches of all voices for each chord.
  func voices(for chords: [Chord]) -> [[Pitch]] {
    var previous: [Pitch]?
    return chords.map { chord in
      let found = best(for: chord, after: previous)
      previous = found
      return found
    }
  }

  /// Voices choose from the top one after the other; the best few beginnings are kept until all have chosen.
  private func best(for chord: Chord, after previous: [Pitch]?) -> [Pitch] {
    var beams: [(pitches: [Pitch], cost: Double)] = [([], 0)]
    for (voice, register) in registers.enumerated() {
      let notes = (register - Self.reach...register + Self.reach).map { Pitch($0) }
      let choices = notes.filter { chord.pitchClasses.contains($0.pitchClass) }
      let longer = beams.flatMap { beam in
        choices.map { pitch in
          (pitches: beam.pitches + [pitch], cost: beam.cost + cost(pitch, voice, under: beam.pitches, previous, chord))
        }
      }
      beams = Array(
        longer.enumerated().sorted { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) }.prefix(24).map(
          \.element))
    }
    return beams.first?.pitches ?? registers.map { Pitch($0) }
  }

  private func cost(_ pitch: Pitch, _ voice: Int, under upper: [Pitch], _ previous: [Pitch]?, _ chord: Chord) -> Double
  {
    var cost = 0.4 * Double(abs(pitch.note - registers[voice]))
    if let last = upper.last, pitch >= last { cost += pitch == last ? 14 : 20 }
    if upper.contains(where: { $0.pitchClass == pitch.pitchClass }) { cost += 5 }
    // The third tells major from minor; the fifth can be spared.
    if pitch.pitchClass == chord.root + chord.quality.intervals[2] { cost += 0.8 }
    guard let previous, previous.count == registers.count else { return cost }
    let move = pitch.note - previous[voice].note
    cost += Double(abs(move)) + (abs(move) > 5 ? 4 : 0)
    for (other, above) in upper.enumerated() where isParallel(previous[other], above, previous[voice], pitch) {
      cost += 12
    }
    return cost
  }

  /// True if both move, and a fifth follows a fifth or an octave an octave.
  private func isParallel(_ upperBefore: Pitch, _ upper: Pitch, _ lowerBefore: Pitch, _ lower: Pitch) -> Bool {
    guard upper != upperBefore, lower != lowerBefore else { return false }
    let (before, now) = (upperBefore.note - lowerBefore.note, upper.note - lower.note)
    return before % 12 == now % 12 && [0, 7].contains(abs(now) % 12)
  }
}
