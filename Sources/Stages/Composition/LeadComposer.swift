import Audio
import Genres
import Music
import Planning

/// The melody: the plan's tunes as a player has them, in its register, its timing and its touch.
struct LeadComposer {
  let genre: Genre
  /// In the register in which it plays.
  let stem: StemPlan
  let plan: SongPlan

  private var steps: Int { plan.meter.steps }

  func notes(in spans: [SectionSpan]) -> [Note] { spans.flatMap(notes(in:)) }

  private func notes(in span: SectionSpan) -> [Note] {
    var groove = Groove(plan: plan, genre: genre, seed: span.seed, loosenessMs: 3, voice: "lead")
    var notes: [Note] = []
    for statement in statements(in: span) {
      let first = span.firstBar + statement.bar
      for tone in tones(of: statement, from: first, in: span) {
        let (bar, step) = (first + tone.step / steps, tone.step % steps)
        if bar > span.lastBar || (bar == span.lastBar && step >= steps - span.gap(of: genre)) { continue }
        let velocity = groove.velocity("x", energy: span.energy(inBar: bar), bar: bar) * weight(of: tone)
        notes.append(
          Note(
            tone.pitch, velocity: min(1, velocity), at: groove.onset(bar: bar, step: Double(step)),
            for: Beats(ticks: Beats.sixteenths(tone.length).ticks - 50)))
      }
    }
    return notes
  }

  /// What is stated in a section: the plan's tunes, or an improvisation where it is a solo.
  private func statements(in span: SectionSpan) -> [TuneStatement] {
    if span.kind == .solo || stem.isSolo(in: span.index) {
      let solo = SoloWriting(genre: genre, plan: plan).solo(by: stem, inSection: span.index)
      return [TuneStatement(bar: 0, tune: solo, tuneBars: 0..<solo.bars)]
    }
    return plan.tunes?.statements(in: plan.sections[span.index], barTime: plan.barTime) ?? []
  }

  /// The tones of a statement that begins on the bar `first`, in the player's register and on the chords that sound there.
  private func tones(of statement: TuneStatement, from first: Int, in span: SectionSpan) -> [Tune.Tone] {
    let isSolo = span.kind == .solo || stem.isSolo(in: span.index)
    let written = isSolo ? register : plan.tunes?.register ?? register
    let octaves = Int((Double(register - written) / 12).rounded()) * 12
    let moved = octaves + (isSolo ? 0 : plan.sections[span.index].transposition ?? 0)
    let tones = statement.tones(steps: steps).map { tone in
      Tune.Tone(step: tone.step, length: tone.length, pitch: inRange(tone.pitch + moved, inBar: first))
    }
    return TuneHarmony(plan: plan, genre: genre, firstBar: first, bars: statement.tuneBars.count).fitted(tones)
  }

  private var register: Int {
    if let type = stem.voice?.types.first, stem.tessitura != nil { return type.middle.note }
    return stem.register
  }

  /// A voice has its limits.
  private func inRange(_ pitch: Pitch, inBar bar: Int) -> Pitch {
    guard let tessitura = stem.tessitura else { return pitch }
    let key = plan.key(inBar: bar)
    return tessitura.held(pitch) { key.contains($0.pitchClass) && genre.isMelodic($0.pitchClass, in: key) }
  }

  /// The share of the usual velocity: beats carry more, long notes most, short ones between the beats least.
  private func weight(of tone: Tune.Tone) -> Double {
    if tone.length >= 4 { return 1.12 }
    return plan.meter.beatSteps.contains(tone.step % steps) ? 1.06 : 0.88
  }
}
