import Audio
import Genres
import Music
import Planning

/// The chords of each bar as players strike them: a change inside of a bar is struck, and in some styles a new chord comes an
/// eighth ahead of its bar.
struct ChordChanges {
  /// A hit and the chord that sounds with it.
  struct ChordHit {
    let hit: StepPattern.Hit
    let chord: Chord
  }

  let plan: SongPlan
  let genre: Genre
  let span: SectionSpan

  private var steps: Int { plan.meter.steps }
  /// How far ahead a chord is anticipated: an eighth.
  private static let ahead = 2

  /// The hits of `bar` with their chords; `next` are those of the bar after it.
  func placed(_ hits: [StepPattern.Hit], inBar bar: Int, before next: [StepPattern.Hit]) -> [ChordHit] {
    var result = divided(hits, inBar: bar)
    if isPushed(bar, hits) { result.removeAll { $0.hit.step == 0 } }
    guard bar < span.lastBar, isPushed(bar + 1, next), let first = next.first else { return result }
    let place = steps - Self.ahead
    result = result.filter { $0.hit.step < place }.map { ChordHit(hit: $0.hit.ending(by: place), chord: $0.chord) }
    let ahead = StepPattern.Hit(step: place, length: Self.ahead + first.length, symbol: first.symbol)
    return result + [ChordHit(hit: ahead, chord: plan.chord(inBar: bar + 1))]
  }

  /// The hits cut where the chord changes; a chord that none of them strikes is struck when it comes.
  private func divided(_ hits: [StepPattern.Hit], inBar bar: Int) -> [ChordHit] {
    let chords = plan.chords(inBar: bar)
    guard chords.count > 1 else { return hits.map { ChordHit(hit: $0, chord: chords[0].chord) } }
    return chords.enumerated().flatMap { index, change -> [ChordHit] in
      let end = index + 1 < chords.count ? chords[index + 1].step : steps
      var own = hits.filter { (change.step..<end).contains($0.step) }.map { $0.ending(by: end) }
      let held = hits.last { $0.step < change.step && $0.step + $0.length > change.step }
      if index > 0, let held, own.first?.step != change.step {
        let length = min(held.step + held.length, own.first?.step ?? end) - change.step
        own.insert(StepPattern.Hit(step: change.step, length: length, symbol: held.symbol), at: 0)
      } else if own.isEmpty, !hits.isEmpty {
        own = [StepPattern.Hit(step: change.step, length: min(4, end - change.step), symbol: "x")]
      }
      return own.map { ChordHit(hit: $0, chord: change.chord) }
    }
  }

  /// True if the chord of `bar` is struck an eighth ahead; the same bars of all sections of a kind are.
  private func isPushed(_ bar: Int, _ hits: [StepPattern.Hit]) -> Bool {
    guard genre.harmony.push > 0, bar > span.firstBar, hits.first?.step == 0, !plan.meter.isCompound else {
      return false
    }
    let before = plan.chord(at: plan.meter.bar * bar + Beats(ticks: -1))
    guard plan.chord(inBar: bar).root != before.root else { return false }
    // One seed for all players, who push together.
    var random = SeededRandom(plan.seed.derived("push", span.kind.rawValue, "\((bar - span.firstBar) % 4)"))
    return random.chance(genre.harmony.push)
  }
}

extension StepPattern.Hit {
  /// The same, held until `end` at most.
  func ending(by end: Int) -> StepPattern.Hit {
    step + length <= end ? self : StepPattern.Hit(step: step, length: max(1, end - step), symbol: symbol)
  }
}
