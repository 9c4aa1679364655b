import Audio
import Foundation
import Genres
import Music
import Planning

/// The timing and accents of one voice: swing, the genre's feel, and the small unevenness of hands.
struct Groove {
  private let plan: SongPlan
  private var random: SeededRandom
  /// The largest random deviation of an onset from the grid, in seconds.
  private let looseness: Double
  /// The intended delay of this voice behind the grid, in seconds; negative is early.
  private let lag: Double
  /// Scale of the difference in velocity between calm and loud sections: 1 is usual.
  private let dynamics: Double
  /// The factor on every stroke: soft songs are touched, hard ones struck.
  private let touch: Double

  init(plan: SongPlan, genre: Genre, seed: Seed, loosenessMs: Double, voice: String) {
    self.plan = plan
    random = SeededRandom(seed.derived("groove"))
    looseness = loosenessMs / 1000
    lag = (genre.feel[voice] ?? 0) / 1000
    dynamics = genre.dynamics * (1 + 0.5 * plan.character(.range))
    touch = 1 + 0.2 * plan.character(.attack)
  }

  /// The exact onset of `step` in `bar` on the swung grid; steps may be fractions of sixteenths.
  func grid(bar: Int, step: Double) -> Beats {
    let pair = plan.swingUnit == 8 ? 4.0 : 2.0
    let whole = (step / pair).rounded(.down)
    let phase = step / pair - whole
    // The first half of a pair is stretched to the amount of swing, the second gets the rest.
    let swung = phase < 0.5 ? phase * 2 * plan.swing : plan.swing + (phase - 0.5) * 2 * (1 - plan.swing)
    let sixteenths = (whole + swung) * pair
    return plan.meter.bar * bar + Beats(ticks: Int((sixteenths * Double(Beats.sixteenths(1).ticks)).rounded()))
  }

  /// The onset of `step`, moved by the feel and a little by chance; never before the first beat of its bar.
  mutating func onset(bar: Int, step: Double) -> Beats {
    let exact = grid(bar: bar, step: step)
    let uneven = step > 0 ? (random.unit() * 2 - 1) * looseness : 0
    let tempo = plan.clock.tempo(at: exact)
    let ticks = Int(((lag + uneven) * tempo.quartersPerMinute / 60 * Double(Beats.ticksPerQuarter)).rounded())
    return max(exact + Beats(ticks: ticks), plan.meter.bar * bar)
  }

  /// The velocity of a hit, 0…1: its accent, raised by energy, breathing over four bars and a little uneven.
  mutating func velocity(_ symbol: Character, energy: Double, bar: Int) -> Double {
    let accent: Double = symbol == "o" ? 0.42 : (symbol.isUppercase ? 0.96 : 0.76)
    let breath = 1 + 0.035 * sin(Double(bar % 4) / 4 * 2 * Double.pi - 0.6)
    let uneven = (random.unit() * 2 - 1) * 0.05
    // With usual dynamics a verse lies some 3 dB below its chorus, and an intro 5 dB.
    let force = touch * max(0.2, 1 - 0.34 * dynamics * (1 - energy * energy))
    return min(1, max(0.05, accent * breath * force + uneven * force))
  }
}
