import Audio
import Genres
import Music
import Planning

/// The hits of one drum through a section: A A' B A'' over groups of eight bars, small changes at the ends of phrases.
struct DrumLine {
  let drum: DrumNote
  private let main: StepPattern
  private let contrast: StepPattern
  private let seed: Seed
  /// True if it plays in fills alone.
  private var isSilent: Bool { (main.bars + contrast.bars).allSatisfy(\.isEmpty) }

  /// Two of `patterns` by the seed of the kind of section; the first ones are likelier.
  init(drum: DrumNote, patterns: [String], meter: Meter, seed: Seed) {
    self.drum = drum
    self.seed = seed
    var random = SeededRandom(seed.derived("patterns"))
    let weighted = patterns.enumerated().map { ($1, weight: 1 / (1 + 0.35 * Double($0))) }
    let first = random.pick(weighted)
    let others = weighted.filter { $0.0 != first }
    main = StepPattern(first, meter: meter)
    contrast = others.isEmpty ? main : StepPattern(random.pick(others), meter: meter)
  }

  /// The hits of bar `position` (0…7) of `group`, a bar of `steps` sixteenths.
  func hits(group: Int, position: Int, steps: Int) -> [StepPattern.Hit] {
    if isSilent { return [] }
    // The second group answers with the contrast, the third belongs to it.
    let isContrast = group % 4 == 2 || (group % 4 == 1 && (4...6).contains(position))
    let hits = (isContrast ? contrast : main).hits(inBar: position)
    // The statement keeps its shape for three bars; later groups are varied from the second bar on.
    let isPlain = group % 4 == 0 ? position % 4 != 3 : position % 2 == 0
    return isPlain ? hits : varied(hits, seed: seed.derived("\(group)-\(position)"), steps: steps)
  }

  /// One weak hit left out, moved or added; accents stay, and so does a bass drum on every beat.
  private func varied(_ hits: [StepPattern.Hit], seed: Seed, steps: Int) -> [StepPattern.Hit] {
    var random = SeededRandom(seed)
    let weak = hits.indices.filter { !hits[$0].symbol.isUppercase && hits[$0].step > 0 }
    let free = (1..<steps).filter { step in !hits.contains { abs($0.step - step) < 1 } }
    var result = hits
    switch random.pick([(0, weight: weak.isEmpty ? 0.0001 : 1), (1, weight: weak.isEmpty ? 0.0001 : 1), (2, weight: 1)])
    {
    case 0 where !weak.isEmpty: result.remove(at: weak[Int.random(in: weak.indices, using: &random)])
    case 1 where !weak.isEmpty:
      let index = weak[Int.random(in: weak.indices, using: &random)]
      let step = result[index].step + (random.chance(0.5) ? 1 : -1)
      if free.contains(step) { result[index] = .init(step: step, length: 1, symbol: result[index].symbol) }
    default:
      guard canAdd(to: hits, steps: steps), let step = free.randomElement(using: &random) else { break }
      result.append(.init(step: step, length: 1, symbol: addition))
    }
    return result
  }

  /// The symbol of added hits: ghost notes on the snare, light hits elsewhere.
  private var addition: Character { [.snare, .clap, .rim].contains(drum) ? "o" : "x" }

  /// Cymbals ring on, claps and timelines stay where they are, and a kick on each beat is all that a floor needs.
  private func canAdd(to hits: [StepPattern.Hit], steps: Int) -> Bool {
    switch drum {
    case .crash, .ride, .openHat, .clap, .claves, .cowbell, .highAgogo, .lowAgogo, .triangle, .surdo, .mutedSurdo: false
    case .rim: hits.filter { $0.symbol.isUppercase }.count < 3
    case .kick: hits.filter { $0.symbol.isUppercase }.count < steps / 4
    default: true
    }
  }
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
