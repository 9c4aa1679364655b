import Audio
import Genres
import Music

/// A song's own version of a drum's patterns: the strong hits of one of them, with weak hits that the genre's patterns have.
///
/// What a style is known by are its accents and the places where weak hits may fall; which of these a song uses is its own.
struct GrooveVariation {
  typealias Bar = [StepPattern.Hit]

  let drum: DrumNote
  let patterns: [String]
  let meter: Meter

  private var steps: Int { meter.bar.ticks / Beats.sixteenths(1).ticks }

  /// The bars of the drum in a song with `seed`; they follow one another and start again.
  func bars(seed: Seed) -> [Bar] {
    var random = SeededRandom(seed.derived("patterns"))
    guard !patterns.isEmpty else { return [] }
    // The first patterns of the list are likelier.
    let chosen = random.pick(patterns.enumerated().map { ($1, weight: 1 / (1 + 0.2 * Double($0))) })
    let bars = StepPattern(chosen, meter: meter).bars
    if drum.isTimeline || drum == .crash || isRolled(bars) { return bars }
    if drum.keepsTime {
      return Subdivision.pick(for: bars, steps: steps, random: &random).map { $0.applied(to: bars) } ?? bars
    }
    return recombined(bars, random: &random)
  }

  /// True if strokes within a step are part of it: those are as idiomatic as accents.
  private func isRolled(_ bars: [Bar]) -> Bool { bars.joined().contains { $0.symbol.isNumber || $0.symbol == "t" } }

  /// The weak hits that any of the patterns has, apart from the places of strong ones.
  private var pool: Bar {
    let all = patterns.flatMap { StepPattern($0, meter: meter).bars.joined() }
    var found: [Int: StepPattern.Hit] = [:]
    for hit in all where !hit.symbol.isUppercase && found[hit.step] == nil { found[hit.step] = hit }
    return found.values.sorted { $0.step < $1.step }
  }

  /// The bars with their accents and as many weak hits as they have, one fewer or one more, about half of them from others.
  private func recombined(_ bars: [Bar], random: inout SeededRandom) -> [Bar] {
    let pool = pool
    // One draw for all bars: what returns in each of them is the groove.
    let kept = Set((0..<steps).filter { _ in random.chance(0.6) })
    let added = pool.filter { _ in random.chance(drum.isMembrane ? 0.3 : 0.15) }
    let most = patterns.flatMap { StepPattern($0, meter: meter).bars.map(\.count) }.max() ?? 0
    return bars.map { bar in
      let strong = bar.filter { $0.symbol.isUppercase }
      let anchor = strong.isEmpty ? Array(bar.prefix(1)) : strong
      let weak = bar.filter { hit in !anchor.contains(hit) && kept.contains(hit.step) }
      let taken = Set((anchor + weak).map(\.step))
      // A hit beside an accent blurs it.
      let fitting = added.filter { hit in !taken.contains(hit.step) && !anchor.contains { $0.step == hit.step + 1 } }
      let room = max(0, most + 1 - anchor.count - weak.count)
      return (anchor + weak + fitting.prefix(room)).sorted { $0.step < $1.step }
    }
  }
}

/// The division of the beat that a timekeeper plays.
struct Subdivision {
  /// The steps of a beat that are struck, by their distance from it in sixteenths.
  private let struck: Set<Int>

  /// A division that the bars, which are full enough for a choice, contain; nil to leave them as written.
  static func pick(for bars: [GrooveVariation.Bar], steps: Int, random: inout SeededRandom) -> Subdivision? {
    let hits = Double(bars.joined().count) / Double(max(1, bars.count))
    let written: (Subdivision?, weight: Double) = (nil, weight: 3)
    let eighths: (Subdivision?, weight: Double) = (Subdivision(struck: [0, 2]), weight: 2)
    let offBeats: (Subdivision?, weight: Double) = (Subdivision(struck: [2]), weight: 1)
    guard steps % 4 == 0 else { return nil }
    if hits >= 0.7 * Double(steps) {
      let gallop: (Subdivision?, weight: Double) = (Subdivision(struck: [0, 2, 3]), weight: 1.5)
      let push: (Subdivision?, weight: Double) = (Subdivision(struck: [0, 1, 2]), weight: 0.7)
      return random.pick([written, eighths, offBeats, gallop, push])
    }
    guard hits >= 0.45 * Double(steps) else { return nil }
    return random.pick([written, offBeats])
  }

  /// The hits that fall on it; never none.
  func applied(to bars: [GrooveVariation.Bar]) -> [GrooveVariation.Bar] {
    let kept = bars.map { $0.filter { $0.symbol.isUppercase || struck.contains($0.step % 4) } }
    return kept.contains(where: \.isEmpty) ? bars : kept
  }
}

extension DrumNote {
  /// True for drums of skin, which take more weak hits than wood and metal.
  fileprivate var isMembrane: Bool {
    [.kick, .snare, .conga, .mutedConga, .lowConga, .highBongo, .lowBongo, .lowTom, .midTom, .highTom].contains(self)
  }
}
