import Music
import Planning
import Signal

/// Places steps in time and gives them weight: swing, and the small unevenness of hands.
struct Groove {
  private let plan: SongPlan
  private var random: SeededRandom
  /// How far a note may lie from its place, in seconds.
  private let looseness: Double

  init(plan: SongPlan, seed: Seed, loosenessMs: Double) {
    self.plan = plan
    random = SeededRandom(seed.derived("groove"))
    looseness = loosenessMs / 1000
  }

  /// The swung place of `step` in `bar`, exactly.
  func grid(bar: Int, step: Int) -> Beats {
    let pair = Beats.sixteenths(2).ticks
    let delay = step % 2 == 0 ? 0 : Int((plan.swing * Double(pair)).rounded()) - pair / 2
    return plan.meter.bar * bar + Beats.sixteenths(step) + Beats(ticks: delay)
  }

  /// The place of `step`, moved a little unless it is the first of its bar.
  mutating func onset(bar: Int, step: Int) -> Beats {
    let place = grid(bar: bar, step: step)
    guard step > 0, looseness > 0 else { return place }
    let seconds = (random.unit() * 2 - 1) * looseness
    let ticks = seconds * plan.bpm.bpm / 60 * Double(Beats.ticksPerQuarter)
    return place + Beats(ticks: Int(ticks.rounded()))
  }

  /// The velocity of a hit: its accent, raised by the energy of the section and a little uneven; 0…1.
  mutating func velocity(_ symbol: Character, energy: Double) -> Double {
    let accent: Double = symbol == "o" ? 0.42 : (symbol.isUppercase ? 0.96 : 0.76)
    let uneven = (random.unit() * 2 - 1) * 0.05
    return min(1, max(0.05, accent * (0.72 + 0.28 * energy) + uneven))
  }
}
