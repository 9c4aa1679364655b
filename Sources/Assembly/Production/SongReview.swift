import Composition
import Music
import Planning
import QualityControl

/// A song as it is composed before anything of it sounds: its tunes are written again where they would not be kept.
///
/// Notes cost milliseconds and sound seconds, so what the musical checks would find in the delivery is found here.
struct SongReview {
  let composer: Composer
  /// Writes the tunes of a plan, another take of them each time.
  let rewrite: (SongPlan, Int) -> SongPlan

  /// The takes of the tunes that are tried.
  private static let takes = 6

  /// `plan` with the first take of its tunes that leaves nothing to wish for, else with the best, and its score.
  func composed(_ plan: SongPlan) -> (plan: SongPlan, score: Score) {
    var best: (plan: SongPlan, score: Score, lack: Double)?
    for take in 0..<Self.takes {
      let candidate = take == 0 ? plan : rewrite(plan, take)
      let score = composer.compose(candidate)
      let lack = Self.lack(of: score, in: candidate)
      if best.map({ lack < $0.lack }) ?? true { best = (candidate, score, lack) }
      if lack == 0 { break }
    }
    return best.map { ($0.plan, $0.score) } ?? (plan, composer.compose(plan))
  }

  /// The distance from a tune that returns and lies on top; 0 where there is nothing to mend, or no tune.
  private static func lack(of score: Score, in plan: SongPlan) -> Double {
    guard let song = PlannedSong(plan, played: Set(plan.stems.map(\.name))) else { return 0 }
    let parts = Dictionary(score.parts.map { ($0.name, $0.notes) }) { first, _ in first }
    let measures = SongMeasures(parts, of: song)
    let recurrence = max(0, 0.4 - (measures.recurrence ?? 0.4))
    let recall = max(0, 0.7 - (measures.recall ?? 0.7))
    let onTop = max(0, 0.9 - (measures.onTop ?? 0.9))
    return recurrence + recall + onTop
  }
}
