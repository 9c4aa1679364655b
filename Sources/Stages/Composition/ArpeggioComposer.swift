import Audio
import Genres
import Music
import Planning

/// Breaks the chords into a running figure; it steps back while the melody asks, and answers it.
struct ArpeggioComposer {
  let genre: Genre
  let stem: StemPlan
  let plan: SongPlan

  private var steps: Int { plan.meter.bar.ticks / Beats.sixteenths(1).ticks }

  func notes(in spans: [SectionSpan]) -> [Note] {
    var random = SeededRandom(plan.seed.derived(stem.name, "figure"))
    let rhythms = genre.rhythms(of: .arpeggio, in: plan.meter).shuffled(using: &random)
    let patterns = rhythms.map { StepPattern($0, meter: plan.meter) }
    guard !patterns.isEmpty else { return [] }
    let figures = Figure.allCases.shuffled(using: &random)
    return spans.flatMap { notes(in: $0, patterns: patterns, figures: figures) }
  }

  private func notes(in span: SectionSpan, patterns: [StepPattern], figures: [Figure]) -> [Note] {
    var groove = Groove(plan: plan, genre: genre, seed: span.seed, loosenessMs: 3, voice: "arpeggio")
    let sings = plan.stems.contains { $0.role == .lead && $0.sections.contains(span.index) }
    var notes: [Note] = []
    for bar in span.barRange {
      let group = span.group(of: bar)
      let place = span.place(of: bar)
      let pattern = patterns[(group % 4 == 2 ? 1 : 0) % patterns.count]
      let figure = figures[(place == 7 ? group + 1 : group) % figures.count].pitches(of: tones(inBar: bar))
      let isAnswer = !sings || place % 4 >= 2
      for (count, hit) in pattern.hits(inBar: place).enumerated() {
        if bar == span.lastBar, hit.step >= steps - span.gap(of: genre) { continue }
        if !isAnswer, count % 2 == 1 { continue }
        let onset = groove.onset(bar: bar, step: Double(hit.step))
        let symbol: Character = hit.step % 4 == 0 ? "x" : "o"
        let velocity = groove.velocity(symbol, energy: span.energy(inBar: bar), bar: bar) * (isAnswer ? 1 : 0.8)
        let note = figure[(count + steps * (bar % 2)) % figure.count]
        notes.append(Note(note, velocity: velocity, at: onset, for: Beats(ticks: Beats.sixteenths(1).ticks * 3 / 2)))
      }
    }
    return notes
  }

  private func tones(inBar bar: Int) -> [Pitch] {
    let low = Voicing(plan.chord(inBar: bar), near: Pitch(stem.register)).pitches
    return low + low.map { $0 + 12 }
  }

  /// The order in which the tones of a chord are touched.
  private enum Figure: CaseIterable {
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
