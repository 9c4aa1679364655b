import Audio
import Genres
import Music

/// The rhythm of one phrase: figures of the genre joined without a hole, and a long last note with a breath after it.
///
/// A phrase is what a singer sings in one breath, of some eight beats (F. Lerdahl and R. Jackendoff, *A Generative Theory of
/// Tonal Music*, 1983, grouping by rests and long notes: GPR 2a and 2b).
struct PhraseRhythm: Equatable {
  typealias Hit = StepPattern.Hit

  /// From the beginning of the phrase.
  let hits: [Hit]

  /// The figures of `bars`, one after the other; the last note begins on `ending`, a sixteenth of the last bar.
  init(_ bars: [[Hit]], ending: Int, meter: Meter) {
    let steps = meter.steps
    let last = (bars.count - 1) * steps + ending
    var hits = bars.enumerated().flatMap { bar, hits in
      hits.map { Hit(step: $0.step + bar * steps, length: $0.length, symbol: $0.symbol) }
    }.filter { $0.step < last - 1 }
    hits.append(Hit(step: last, length: bars.count * steps - last, symbol: "X"))
    self.hits = Self.joined(hits, meter: meter, end: bars.count * steps - Self.breath(in: meter))
  }

  init(hits: [Hit]) { self.hits = hits }

  /// The rest at the end of a phrase, in sixteenths: half a beat.
  private static func breath(in meter: Meter) -> Int { max(2, meter.beat.ticks / Beats.sixteenths(1).ticks / 2) }

  /// Gaps of two beats get a note in their middle, and notes are held so that no rest within the phrase reaches a beat.
  private static func joined(_ hits: [Hit], meter: Meter, end: Int) -> [Hit] {
    let widest = 2 * Beats(1).ticks / Beats.sixteenths(1).ticks - 1
    var filled: [Hit] = []
    for hit in hits {
      while let before = filled.last, hit.step - before.step > widest {
        let middle = before.step + max(2, (hit.step - before.step) / 4 * 2)
        filled.append(Hit(step: min(middle, before.step + widest - 1), length: 2, symbol: "x"))
      }
      filled.append(hit)
    }
    return filled.enumerated().map { i, hit in
      guard i + 1 < filled.count else { return Hit(step: hit.step, length: max(2, end - hit.step), symbol: hit.symbol) }
      let gap = filled[i + 1].step - hit.step
      return Hit(step: hit.step, length: min(gap, max(hit.length, gap - 3)), symbol: hit.symbol)
    }
  }

  /// The same in notes twice as long as far as that is slow enough: every second note of the first half, held.
  func broadened(meter: Meter) -> PhraseRhythm {
    let kept = hits.enumerated().filter {
      $0.offset % 2 == 0 || meter.beatSteps.contains($0.element.step % meter.steps) || $0.offset == hits.count - 1
    }
    let end = hits.last.map { $0.step + $0.length } ?? 0
    return PhraseRhythm(hits: Self.joined(kept.map(\.element), meter: meter, end: end))
  }
}

/// The choices of phrases that a tune of one kind begins with.
struct PhraseRhythms {
  let meter: Meter
  let phraseBars: Int
  /// The genre's rhythms, leaning to the song's density.
  let pool: [StepPattern]

  init(genre: Genre, meter: Meter, stem: StemPlan?, density: Double) {
    self.meter = meter
    phraseBars = Self.bars(of: meter)
    let own = stem.map { $0.isMelodic ? genre.rhythms(of: .lead, in: meter, for: $0.name) : [] } ?? []
    let lead = own.isEmpty ? genre.rhythms(of: .lead, in: meter) : own
    let rhythms = lead.isEmpty ? Self.plain(in: meter) : lead
    pool = Self.leaning(rhythms, to: density).map { StepPattern($0, meter: meter) }
  }

  /// Enough bars for eight quarters or a little more.
  private static func bars(of meter: Meter) -> Int { meter.bar.quarters > 3 ? 2 : 4 }

  private static func plain(in meter: Meter) -> [String] {
    ["x-x-x---", "x---x-x-", "x--xx---"].map { figure in
      String(String(repeating: figure, count: meter.steps / figure.count + 1).prefix(meter.steps))
    }
  }

  /// The sparser half of `rhythms` for a sparse song, the busier half for a dense one; all where there is little choice.
  private static func leaning(_ rhythms: [String], to density: Double) -> [String] {
    guard abs(density) >= 0.4, rhythms.count > 2 else { return rhythms }
    let sorted = rhythms.enumerated().sorted {
      (strikes($0.element), $0.offset) < (strikes($1.element), $1.offset)
    }.map(\.element)
    let half = (sorted.count + 1) / 2
    return Array(density < 0 ? sorted.prefix(half) : sorted.suffix(half))
  }

  private static func strikes(_ text: String) -> Double {
    Double(text.count { $0 != "." && $0 != "-" && $0 != " " }) / Double(max(1, text.split(separator: " ").count))
  }

  /// The sixteenths of the last bar on which a phrase may come to rest: its middle, or what is felt around it.
  private var endings: [(Int, weight: Double)] {
    let half = meter.accents.first { 2 * $0 >= meter.steps } ?? meter.steps / 2
    return [(half, weight: 3), (max(2, half - 2), weight: 1.5), (max(2, half - 4), weight: 1)]
  }

  /// A phrase by chance.
  func phrase(_ random: inout SeededRandom) -> PhraseRhythm {
    let first = figure(&random)
    let second = figure(&random)
    let bars = (0..<phraseBars).map { bar in (bar % 2 == 0 ? first : second).hits(inBar: bar / 2) }
    return PhraseRhythm(bars, ending: random.pick(endings), meter: meter)
  }

  /// A phrase that ends with the figure that `other` begins with, so that the two are heard to belong together.
  func phrase(akinTo other: Tune, _ random: inout SeededRandom) -> PhraseRhythm {
    let known = other.tones(ofBars: 0..<1, steps: meter.steps).map {
      StepPattern.Hit(step: $0.step, length: $0.length, symbol: "x")
    }
    let figure = figure(&random)
    let bars = (0..<phraseBars).map { $0 % 2 == 0 ? figure.hits(inBar: $0 / 2) : known }
    return PhraseRhythm(bars, ending: random.pick(endings), meter: meter)
  }

  private func figure(_ random: inout SeededRandom) -> StepPattern {
    pool[Int.random(in: pool.indices, using: &random)]
  }
}
