import Audio
import Genres
import Music
import Planning

/// Broken chords in a running figure; every second note rests while the melody plays, and all return in its pauses.
///
/// In a song without a melody the first sequence plays the plan's riff instead.
struct ArpeggioComposer {
  let genre: Genre
  let stem: StemPlan
  let plan: SongPlan

  private var steps: Int { plan.meter.bar.ticks / Beats.sixteenths(1).ticks }

  func notes(in spans: [SectionSpan]) -> [Note] {
    if let riff = plan.riff, riff.player == stem.name { return spans.flatMap { notes(of: riff, in: $0) } }
    var random = SeededRandom(plan.seed.derived(stem.name, "figure"))
    let own = genre.rhythms(of: .arpeggio, in: plan.meter, for: stem.name)
    let rhythms = RhythmPool.leaning(own, to: plan.character(.density)).shuffled(using: &random)
    let patterns = rhythms.map { StepPattern($0, meter: plan.meter) }
    guard !patterns.isEmpty else { return [] }
    let orders = ArpeggioOrder.allCases.shuffled(using: &random)
    return spans.flatMap { notes(in: $0, patterns: patterns, orders: orders) }
  }

  private func notes(in span: SectionSpan, patterns: [StepPattern], orders: [ArpeggioOrder]) -> [Note] {
    var groove = Groove(plan: plan, genre: genre, seed: span.seed, loosenessMs: 3, voice: "arpeggio")
    let sings = plan.stems.contains { $0.role == .lead && $0.sections.contains(span.index) }
    let beats = plan.meter.beatSteps
    var notes: [Note] = []
    for bar in span.barRange {
      let group = span.group(of: bar)
      let position = span.position(of: bar)
      let pattern = patterns[(group % 4 == 2 ? 1 : 0) % patterns.count]
      let order = orders[(position == 7 ? group + 1 : group) % orders.count]
      let figures = plan.chords(inBar: bar).map { (step: $0.step, pitches: order.pitches(of: tones(of: $0.chord))) }
      let isAnswer = !sings || position % 4 >= 2
      for (count, hit) in pattern.hits(inBar: position).enumerated() {
        if bar == span.lastBar, hit.step >= steps - span.gap(of: genre) { continue }
        if !isAnswer, count % 2 == 1 { continue }
        let onset = groove.onset(bar: bar, step: Double(hit.step))
        let symbol: Character = beats.contains(hit.step) ? "x" : "o"
        let velocity = groove.velocity(symbol, energy: span.energy(inBar: bar), bar: bar) * (isAnswer ? 1 : 0.8)
        let figure = (figures.last { $0.step <= hit.step } ?? figures[0]).pitches
        let note = figure[(count + steps * (bar % 2)) % figure.count]
        notes.append(Note(note, velocity: velocity, at: onset, for: Beats(ticks: Beats.sixteenths(1).ticks * 3 / 2)))
      }
    }
    return notes
  }

  /// The riff over the chords of a section; the last of eight bars leaps at its end.
  private func notes(of riff: Riff, in span: SectionSpan) -> [Note] {
    var groove = Groove(plan: plan, genre: genre, seed: span.seed, loosenessMs: 2, voice: "arpeggio")
    let beats = plan.meter.beatSteps
    var notes: [Note] = []
    for bar in span.barRange {
      let chords = plan.chords(inBar: bar)
      for tone in riff.tones(inBar: bar - span.firstBar, of: span.kind, steps: steps) {
        if bar == span.lastBar, tone.step >= steps - span.gap(of: genre) { continue }
        let chord = (chords.last { $0.step <= tone.step } ?? chords[0]).chord
        let leaps = span.position(of: bar) == 7 && tone.step >= steps - span.beatSteps && tone.interval < 12
        let symbol: Character = tone.interval == 0 && beats.contains(tone.step) ? "X" : "x"
        notes.append(
          Note(
            pitch(of: tone, over: chord, inBar: bar) + (leaps ? 12 : 0),
            velocity: groove.velocity(symbol, energy: span.energy(inBar: bar), bar: bar),
            at: groove.onset(bar: bar, step: Double(tone.step)),
            for: Beats(ticks: Beats.sixteenths(1).ticks * 3 / 2)))
      }
    }
    return notes
  }

  /// A tone above the root of `chord`, a semitone lower where neither the chord nor the key has it.
  private func pitch(of tone: Riff.Tone, over chord: Chord, inBar bar: Int) -> Pitch {
    let pitch = Pitch.nearest(chord.root, to: Pitch(stem.register)) + tone.interval
    let fits = plan.key(inBar: bar).contains(pitch.pitchClass) || chord.pitchClasses.contains(pitch.pitchClass)
    return fits ? pitch : pitch + -1
  }

  private func tones(of chord: Chord) -> [Pitch] {
    let low = Voicing(chord, near: Pitch(stem.register)).pitches
    return low + low.map { $0 + 12 }
  }

  /// The order of a chord's tones in the figure.
  private enum ArpeggioOrder: CaseIterable {
    case up, down, upAndDown, leaping

    func pitches(of tones: [Pitch]) -> [Pitch] {
      switch self {
      case .up: tones
      case .down: tones.reversed()
      case .upAndDown: tones + tones.dropFirst().dropLast().reversed()
      case .leaping:
        tones.indices.filter { $0 % 2 == 0 }.map { tones[$0] } + tones.indices.filter { $0 % 2 == 1 }.map { tones[$0] }
      }
    }
  }
}
