import Audio
import Genres
import Music
import Planning

/// Melody and accompaniment in one part, as a pianist plays them: the left hand has a figure on the chords.
struct TwoHandedComposer {
  let genre: Genre
  let stem: StemPlan
  let plan: SongPlan

  /// The ways of a left hand.
  enum LeftHand: CaseIterable {
    /// The chord on the beats.
    case block
    /// Bass, then the chord's notes up and down in eighths.
    case broken
    /// Low, high, middle, high.
    case alberti
    /// The bass on one, the chord on the other beats.
    case waltz
    /// Bass and chord in turn.
    case stride
    /// Over two octaves upwards.
    case arpeggio
  }

  /// The lowest note of the melody and the middle of the accompaniment.
  private static let melodyRegister = 72
  private static let leftRegister = 50

  private var steps: Int { plan.meter.bar.ticks / Beats.sixteenths(1).ticks }
  private var beatSteps: Int { max(1, plan.meter.beat.ticks / Beats.sixteenths(1).ticks) }

  func notes(in spans: [SectionSpan]) -> [Note] {
    var random = SeededRandom(plan.seed.derived(stem.name, "left hand"))
    let figures = figures.shuffled(using: &random)
    // Another figure in contrasting sections.
    let left = spans.flatMap { span in
      accompaniment(in: span, figures[[.verse, .bridge, .breakdown].contains(span.kind) ? 1 % figures.count : 0])
    }
    let alone = spans.filter { span in !plan.stems.contains { carriesMelody($0, in: span.index) } }
    let right = LeadComposer(genre: genre, stem: rightHand, plan: plan).notes(in: alone)
    return left
      + right.map { note in
        // A melody that dips into the other hand's notes goes up an octave.
        note.pitch.note < Self.leftRegister + 10
          ? Note(note.pitch + 12, velocity: note.velocity, at: note.onset, for: note.length) : note
      }
  }

  private var rightHand: StemPlan { stem.moved(to: max(stem.register, Self.melodyRegister)) }

  private func carriesMelody(_ other: StemPlan, in section: Int) -> Bool {
    other.name != stem.name && other.sections.contains(section)
      && ([.lead, .vocals].contains(other.role) || other.isSolo(in: section))
  }

  /// The figures that suit meter and genre: a waltz bass in three, stride where it swings, broken chords elsewhere.
  private var figures: [LeftHand] {
    let beats = steps / beatSteps
    if beats == 3 { return [.waltz, .broken, .arpeggio] }
    if genre.swing.amount > 0.58 { return [.stride, .block] }
    if genre.tempo.usual >= 140 { return [.stride, .broken, .block] }
    return genre.dynamics > 1 ? [.broken, .arpeggio, .alberti, .block] : [.broken, .block, .arpeggio, .alberti]
  }

  private func accompaniment(in span: SectionSpan, _ figure: LeftHand) -> [Note] {
    var groove = Groove(plan: plan, genre: genre, seed: span.seed.derived("left"), loosenessMs: 5, voice: "chords")
    var previous: Voicing?
    var notes: [Note] = []
    for bar in span.barRange {
      for stroke in strokes(figure, inBar: bar, of: span, previous: &previous)
      where bar != span.lastBar || stroke.step < steps - span.gap(of: genre) {
        let velocity = groove.velocity(stroke.step == 0 ? "x" : "o", energy: span.energy(inBar: bar), bar: bar)
        let onset = groove.onset(bar: bar, step: Double(stroke.step))
        let length = Beats(ticks: Beats.sixteenths(stroke.length).ticks - 40)
        notes += stroke.pitches.map { Note($0, velocity: velocity * 0.85, at: onset, for: length) }
      }
    }
    return notes
  }

  /// The bar's strokes; each of its chords has a figure of its own.
  private func strokes(
    _ figure: LeftHand, inBar bar: Int, of span: SectionSpan, previous: inout Voicing?
  ) -> [LeftHandBar.Stroke] {
    let chords = plan.chords(inBar: bar)
    return chords.enumerated().flatMap { index, change -> [LeftHandBar.Stroke] in
      let end = index + 1 < chords.count ? chords[index + 1].step : steps
      let voicing = Voicing(change.chord.triad, near: Pitch(Self.leftRegister + 5), after: previous)
      previous = voicing
      let hand = LeftHandBar(
        root: Pitch.nearest(change.chord.lowest, to: Pitch(Self.leftRegister - 8)), tones: voicing.pitches,
        steps: end - change.step, beatSteps: beatSteps, isCalm: span.energy(inBar: bar) < 0.4)
      return hand.strokes(figure).map { $0.moved(by: change.step) }
    }
  }
}

/// One bar of a left hand, or the part of it that has one chord.
struct LeftHandBar {
  struct Stroke {
    let step: Int
    let length: Int
    let pitches: [Pitch]

    func moved(by steps: Int) -> Stroke { Stroke(step: step + steps, length: length, pitches: pitches) }
  }

  /// The lowest note.
  let root: Pitch
  let tones: [Pitch]
  let steps: Int
  let beatSteps: Int
  /// True for half as many notes.
  let isCalm: Bool

  func strokes(_ figure: TwoHandedComposer.LeftHand) -> [Stroke] {
    let unit = isCalm ? beatSteps : max(1, beatSteps / 2)
    switch figure {
    case .block:
      let length = isCalm ? steps : beatSteps
      return stride(from: 0, to: steps, by: length).map { step in
        Stroke(step: step, length: min(length, steps - step), pitches: (step == 0 ? [root] : []) + tones)
      }
    case .broken: return running([root] + tones + tones.dropFirst().dropLast().reversed(), unit)
    case .alberti:
      return running([tones[0], tones[tones.count - 1], tones[1 % tones.count], tones[tones.count - 1]], unit)
    case .arpeggio: return running([root] + tones + [root + 24], unit)
    case .waltz, .stride:
      return stride(from: 0, to: steps, by: beatSteps).enumerated().map { beat, step in
        let isBass = figure == .waltz ? beat == 0 : beat % 2 == 0
        // The second bass of a bar is the fifth.
        let low = beat >= 2 && tones.count > 2 ? Pitch.nearest(tones[tones.count - 1].pitchClass, to: root) : root
        return Stroke(step: step, length: min(beatSteps, steps - step), pitches: isBass ? [low] : tones)
      }
    }
  }

  private func running(_ order: [Pitch], _ unit: Int) -> [Stroke] {
    stride(from: 0, to: steps, by: unit).enumerated().map { i, step in
      Stroke(step: step, length: i == 0 ? min(2 * unit, steps) : unit, pitches: [order[i % order.count]])
    }
  }
}
