import Audio
import Genres
import Music

/// The writing of riffs: many candidates by chance, of which the best by score is kept.
struct RiffWriter {
  let key: Key
  let meter: Meter
  /// The rhythms of who plays it.
  let rhythms: [StepPattern]

  private static let bars = 2
  /// The root below all others and the third, without which nobody hears the mode.
  private static let ground: [(degree: Int, weight: Double)] = [(0, 2.6), (2, 1.6)]
  /// What may come beside them: the octave, the fifth, the seventh, and now and then another.
  private static let others: [(degree: Int, weight: Double)] = [(7, 1.6), (4, 1.2), (6, 0.9), (1, 0.5), (3, 0.5)]

  /// The best of `count` candidates for `player`; nil without rhythms.
  func best(of count: Int, for player: String, seed: Seed) -> Riff? {
    guard !rhythms.isEmpty else { return nil }
    let candidates = (0..<max(1, count)).map { candidate(player, seed.derived("riff", "\($0)")) }
    let scores = candidates.map { RiffScore($0, in: meter).total }
    return scores.indices.max { scores[$0] < scores[$1] }.map { candidates[$0] }
  }

  /// One bar, and the same once more with another end.
  private func candidate(_ player: String, _ seed: Seed) -> Riff {
    var random = SeededRandom(seed)
    let rhythm = rhythms[Int.random(in: rhythms.indices, using: &random)]
    let kept = 0.5 + 0.4 * random.unit()
    let hits = rhythm.hits(inBar: 0).map(\.step).filter { $0 == 0 || random.chance(kept) }
    let pitches = choice(&random)
    let first = hits.map { Riff.Tone(step: $0, interval: $0 == 0 ? 0 : random.pick(pitches)) }
    let turn = meter.steps * (random.chance(0.5) ? 1 : 2) / 4
    let second = first.map { tone in
      let isTurned = tone.step >= meter.steps - turn
      return Riff.Tone(
        step: tone.step + meter.steps, interval: isTurned ? random.pick(pitches) : tone.interval)
    }
    return Riff(player: player, bars: Self.bars, tones: first + second)
  }

  /// The degrees that the riff has, three to five, with their weights.
  private func choice(_ random: inout SeededRandom) -> [(Int, weight: Double)] {
    var left = Self.others
    var chosen = Self.ground
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let index = random.pick(left.indices.map { ($0, weight: left[$0].weight) })
      chosen.append(left.remove(at: index))
    }
    return chosen.map { (key.steps(toDegree: $0.degree), weight: $0.weight) }
  }
}

/// How good a riff is, by what is known of figures that people move to and keep in mind: 0…1 each, 1 is best.
struct RiffScore {
  /// Off-beat notes among others: neither all nor none (Witek et al., *Syncopation, body-movement and pleasure in groove
  /// music*, 2014).
  let syncopation: Double
  /// Notes and rests in balance: rests are what makes a figure of a stream (Lerdahl and Jackendoff, *A Generative Theory of
  /// Tonal Music*, 1983, grouping by rests).
  let density: Double
  /// Few pitches, so that it is known again: three to five.
  let economy: Double
  /// The root as its ground, neither alone nor rare.
  let ground: Double
  /// Leaps and steps that change their direction (Jakubowski et al., *Dissecting an earworm*, 2017).
  let contour: Double
  /// Bars that are alike but not the same (Margulis, *On Repeat*, 2014).
  let turn: Double

  /// The mean of all terms.
  var total: Double { (syncopation + density + economy + ground + contour + turn) / 6 }

  init(_ riff: Riff, in meter: Meter) {
    let tones = riff.tones
    let count = Double(max(1, tones.count))
    let moves = zip(tones, tones.dropFirst()).map { $1.interval - $0.interval }
    syncopation = Self.closeness(
      Double(tones.count { !meter.beatSteps.contains($0.step % meter.steps) }) / count, to: 0.5...0.75)
    density = Self.closeness(count / Double(meter.steps * riff.bars), to: 0.4...0.7)
    economy = Self.closeness(Double(Set(tones.map(\.interval)).count) / 10, to: 0.3...0.5)
    ground = Self.closeness(Double(tones.count { $0.interval == 0 }) / count, to: 0.25...0.45)
    let turns = zip(moves, moves.dropFirst()).count { $0 * $1 < 0 }
    contour =
      Self.closeness(Double(turns) / count, to: 0.25...0.6)
      * Self.closeness(Double(moves.count { $0 == 0 }) / count, to: 0...0.35)
    let (first, second) = (Self.bar(0, of: tones, meter), Self.bar(1, of: tones, meter))
    turn = Self.closeness(Double(zip(first, second).count { $0 != $1 }) / Double(max(1, first.count)), to: 0.1...0.35)
  }

  private static func bar(_ bar: Int, of tones: [Riff.Tone], _ meter: Meter) -> [Int] {
    tones.filter { $0.step / meter.steps == bar }.map(\.interval)
  }

  /// 1 within `range`, falling to 0 a third beyond it.
  private static func closeness(_ value: Double, to range: ClosedRange<Double>) -> Double {
    max(0, 1 - 3 * max(range.lowerBound - value, value - range.upperBound, 0))
  }
}
