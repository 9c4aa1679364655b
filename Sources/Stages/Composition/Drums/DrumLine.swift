import Audio
import Genres
import Music
import Planning

/// The hits of one drum in the groove of a song: a cycle of eight bars that returns literally wherever it plays.
///
/// Bars 4 and 8 of the cycle turn one weak hit; the others are as the groove has them. Calm sections have the same groove
/// without what falls between its eighths.
struct DrumLine {
  let drum: DrumNote
  /// The eight bars of loud and of calm sections.
  private let loud: [[StepPattern.Hit]]
  private let calm: [[StepPattern.Hit]]

  /// The drum's line in the groove that `seed` makes of the genre's `patterns`.
  init(drum: DrumNote, patterns: [String], meter: Meter, seed: Seed) {
    self.drum = drum
    let bars = GrooveVariation(drum: drum, patterns: patterns, meter: meter).bars(seed: seed)
    let turn = DrumTurn(drum: drum, steps: meter.bar.ticks / Beats.sixteenths(1).ticks)
    var random = SeededRandom(seed.derived("turns"))
    let turned = [3, 7].filter { _ in random.chance(0.6) }
    let cycle = { (bars: [[StepPattern.Hit]]) -> [[StepPattern.Hit]] in
      (0..<8).map { position in
        let hits = bars.isEmpty ? [] : bars[position % bars.count]
        return turned.contains(position) ? turn.applied(to: hits, seed: seed.derived("\(position)")) : hits
      }
    }
    (loud, calm) = (cycle(bars), cycle(bars.map { Self.calmed($0, drum) }))
  }

  /// The hits of bar `position` (0…7) of the cycle.
  func hits(position: Int, isCalm: Bool) -> [StepPattern.Hit] { (isCalm ? calm : loud)[position % 8] }

  /// A timekeeper's eighths and accents; other drums without their ghost notes.
  private static func calmed(_ hits: [StepPattern.Hit], _ drum: DrumNote) -> [StepPattern.Hit] {
    let isBusy = drum.keepsTime && 2 * hits.count { $0.step % 2 == 0 } >= hits.count && hits.count > 4
    let kept = hits.filter { hit in
      if hit.symbol.isUppercase || drum.isTimeline { return true }
      return hit.symbol != "o" && !(isBusy && hit.step % 2 == 1)
    }
    // A drum of ghost notes alone keeps them.
    return kept.isEmpty ? hits : kept
  }
}

/// The small change at the end of a phrase: one weak hit left out, moved or added.
struct DrumTurn {
  let drum: DrumNote
  /// The sixteenths of a bar.
  let steps: Int

  /// Accents stay, and so does a bass drum on every beat.
  func applied(to hits: [StepPattern.Hit], seed: Seed) -> [StepPattern.Hit] {
    guard !hits.isEmpty else { return [] }
    var random = SeededRandom(seed)
    let weak = hits.indices.filter { !hits[$0].symbol.isUppercase && hits[$0].step > 0 }
    let free = (1..<steps).filter { step in !hits.contains { $0.step == step } }
    var result = hits
    switch weak.isEmpty ? 2 : Int.random(in: 0..<3, using: &random) {
    case 0: result.remove(at: weak[Int.random(in: weak.indices, using: &random)])
    case 1:
      let index = weak[Int.random(in: weak.indices, using: &random)]
      let step = result[index].step + (random.chance(0.5) ? 1 : -1)
      if free.contains(step) { result[index] = .init(step: step, length: 1, symbol: result[index].symbol) }
    default:
      guard canAdd(to: hits), let step = free.randomElement(using: &random) else { break }
      result.append(.init(step: step, length: 1, symbol: [.snare, .clap, .rim].contains(drum) ? "o" : "x"))
    }
    return result.sorted { $0.step < $1.step }
  }

  /// Cymbals ring on, claps and timelines stay where they are, and a kick on each beat is all that a floor needs.
  private func canAdd(to hits: [StepPattern.Hit]) -> Bool {
    if drum.isTimeline || [.crash, .ride, .openHat, .clap].contains(drum) { return false }
    let accents = hits.count { $0.symbol.isUppercase }
    return drum == .rim ? accents < 3 : drum == .kick ? accents < steps / 4 : true
  }
}

extension DrumNote {
  /// True for drums by whose pattern the others find their place.
  var isTimeline: Bool {
    [.claves, .cowbell, .highAgogo, .lowAgogo, .triangle, .surdo, .mutedSurdo, .guiro].contains(self)
  }

  /// True for drums that divide the beats evenly.
  var keepsTime: Bool { [.closedHat, .shaker, .ride, .tambourine].contains(self) }
}

/// One stroke of the stick; a roll within a step is several of them, swelling.
struct DrumStroke {
  /// In sixteenths from the start of the bar.
  let step: Double
  let ticks: Int
  /// A share of the hit's velocity.
  let weight: Double

  /// `2`, `3` and `4` are so many strokes within the step, `t` three within two steps; anything else is a single one.
  static func all(of hit: StepPattern.Hit) -> [DrumStroke] {
    let count = hit.symbol == "t" ? 3 : hit.symbol.wholeNumberValue ?? 1
    let width = hit.symbol == "t" ? 2.0 : 1.0
    return (0..<count).map { index in
      DrumStroke(
        step: Double(hit.step) + width * Double(index) / Double(count),
        ticks: Int(width * Double(Beats.sixteenths(1).ticks)) / count,
        weight: count == 1 ? 1 : 0.72 + 0.28 * Double(index) / Double(count - 1))
    }
  }
}
