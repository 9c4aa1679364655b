import Audio
import Genres
import Music

/// The pitches of one phrase, chosen all at once: those that together cost least.
///
/// The costs are what statistics of melodies agree on: small intervals before large ones (P. von Hippel and D. Huron, *Why do
/// skips precede reversals?*, 2000), chord notes on strong places, dissonances there that resolve by step, and a shape of the
/// whole that is usually an arch (D. Huron, *The melodic arch in Western folksongs*, 1996). A little chance makes candidates
/// differ; the sizes of the costs are ours.
struct TuneLine {
  let harmony: TuneHarmony
  /// The lowest and the highest note.
  let range: ClosedRange<Int>

  /// The shape that a phrase follows, as heights of 0…1 in the range.
  struct Shape {
    let from: Double
    let peak: Double
    let to: Double
    /// The place of the peak, 0…1.
    let at: Double

    func height(at way: Double) -> Double {
      way < at ? from + (peak - from) * way / max(0.01, at) : peak + (to - peak) * (way - at) / max(0.01, 1 - at)
    }
  }

  /// How a phrase ends.
  enum Ending {
    /// On the tonic, as an answer.
    case closed
    /// On another note of the chord, as a question.
    case open
  }

  /// The pitches of `hits`, the phrase of a tune that begins on its sixteenth `start`.
  func tones(
    _ hits: [StepPattern.Hit], from start: Int, shape: Shape, ending: Ending, after previous: Int?,
    _ random: inout SeededRandom
  ) -> [Tune.Tone] {
    let places = hits.map { Tune.Tone(step: start + $0.step, length: $0.length, pitch: Pitch(0)) }
    let leaning = appoggiaturas(among: places, &random)
    let notes = Array(range)
    let end = Double(max(1, (hits.last?.step ?? 1)))
    var costs: [[Double]] = []
    for (i, place) in places.enumerated() {
      let target = Double(range.lowerBound) + shape.height(at: Double(hits[i].step) / end) * Double(range.count - 1)
      let isLast = i == places.count - 1
      costs.append(
        own(place, notes, target, leans: leaning.contains(i), ending: isLast ? ending : nil, &random))
    }
    if let previous, !costs.isEmpty {
      for (n, note) in notes.enumerated() { costs[0][n] += 0.5 * Self.step(note - previous) }
    }
    let path = cheapest(costs, leaning)
    return zip(places, path).map { $0.moved(to: Pitch(notes[$1])) }
  }

  /// The cheapest way through the notes, by their own costs and those of the intervals between them.
  private func cheapest(_ costs: [[Double]], _ leaning: Set<Int>) -> [Int] {
    guard var best = costs.first else { return [] }
    var origins: [[Int]] = []
    for i in costs.indices.dropFirst() {
      let resolves = leaning.contains(i - 1)
      var (next, origin) = ([Double](repeating: .infinity, count: best.count), [Int](repeating: 0, count: best.count))
      for n in best.indices where costs[i][n] < Self.forbidden {
        for m in best.indices where best[m] < Self.forbidden {
          let cost = best[m] + (resolves ? Self.resolution(n - m) : Self.step(n - m))
          if cost < next[n] { (next[n], origin[n]) = (cost, m) }
        }
        next[n] += costs[i][n]
      }
      best = next
      origins.append(origin)
    }
    var path = [best.indices.min { best[$0] < best[$1] } ?? 0]
    for origin in origins.reversed() { path.append(origin[path[path.count - 1]]) }
    return path.reversed()
  }

  private static let forbidden = 1e6

  /// The cost of an interval: steps are free, a third is cheap, a leap is dear, a seventh or a tritone dearer.
  private static func step(_ semitones: Int) -> Double {
    switch abs(semitones) {
    case 0: 1.1
    case 1, 2: 0
    case 3, 4: 0.7
    case 5: 1.3
    case 7: 1.9
    case 8, 9: 3
    case 12: 3
    case 6, 10, 11: 9
    default: 12
    }
  }

  /// Down by step as a rule, up by step at times.
  private static func resolution(_ semitones: Int) -> Double {
    switch semitones {
    case -2, -1: 0
    case 1, 2: 0.8
    default: 40
    }
  }

  private func own(
    _ place: Tune.Tone, _ notes: [Int], _ target: Double, leans: Bool, ending: Ending?, _ random: inout SeededRandom
  ) -> [Double] {
    let step = harmony.heardStep(of: place)
    let restful = harmony.restful(at: step)
    let passable = harmony.passable(at: step)
    let tonic = harmony.tonic(at: step)
    let isStrong = harmony.isStrong(place)
    return notes.map { note in
      let pitch = Pitch(note).pitchClass
      let chance = 1.6 * random.unit()
      guard passable.contains(pitch) || restful.contains(pitch) else { return .infinity }
      var cost = 0.28 * abs(Double(note) - target) + chance
      if leans { cost += restful.contains(pitch) ? 6 : 0 } else if isStrong, !restful.contains(pitch) { cost += 30 }
      switch ending {
      case .closed: cost += pitch == tonic ? 0 : 4
      case .open: cost += pitch == tonic ? 4 : 0
      case nil: break
      }
      return cost
    }
  }

  /// The strong places that get a dissonance: at most every third, none of them the last, each with a note soon after.
  private func appoggiaturas(among places: [Tune.Tone], _ random: inout SeededRandom) -> Set<Int> {
    var chosen: Set<Int> = []
    for i in places.indices.dropLast() where harmony.isStrong(places[i]) {
      let soon = places[i + 1].step - places[i].step <= TuneFit.longestDissonance
      let isFree = !chosen.contains(i - 1) && !chosen.contains(i - 2)
      if soon, isFree, random.chance(Self.dissonance) { chosen.insert(i) }
    }
    return chosen
  }

  /// The share of strong places with room that lean on a dissonance; people's tunes have 0 to 43 % of such notes, 11 % in the
  /// median of 118 MIDI files.
  private static let dissonance = 0.3
}
