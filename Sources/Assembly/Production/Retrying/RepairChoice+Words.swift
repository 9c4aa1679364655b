import Diagnostics
import Planning
import QualityControl

/// The repairs for wishes that were not kept and that another attempt can keep.
extension RepairChoice {
  /// The most that one stem is raised above the plan over all attempts, in LU: more would drown the rest.
  static let mostRaise = 12.0

  /// Makes the changes for `wishes`, and describes them; where none helps otherwise, the song is planned anew, once.
  func mend(_ wishes: [WishResult], _ next: inout RetryAdjustments) -> [RepairChange] {
    var changes: [RepairChange] = []
    for wish in wishes {
      let before = next
      guard let what = mend(wish, &next), next != before else { continue }
      changes.append(RepairChange(what: what, check: wish.kind))
    }
    guard changes.isEmpty, next == adjustments, adjustments.songs == 0 else { return changes }
    guard let wish = wishes.first(where: { $0.repair == .anotherSong }) else { return [] }
    return [RepairChange(what: beginAnew(&next), check: wish.kind)]
  }

  /// The change to the stem that the wish names; nil where it needs none, or was tried without success.
  private func mend(_ wish: WishResult, _ next: inout RetryAdjustments) -> String? {
    guard let stem = plan.stems.first(where: { $0.fileName == wish.stem }) else { return nil }
    let attempts = tried.count { $0.check == wish.kind && $0.what.contains(" \(stem.name) ") }
    switch wish.repair {
    case .louder(let amount) where attempts < 2:
      let level = adjustments.levels[stem.name, default: 0]
      let raised = min(Self.mostRaise, level + (10 * amount).rounded() / 10)
      guard raised > max(level, next.levels[stem.name, default: 0]) else { return nil }
      next.levels[stem.name] = raised
      return "The stem \(stem.name) is \(NumberText.fixed(raised, 1)) LU louder in the mix."
    case .anotherSeed where attempts == 0: return vary(stem, spellingOut: false, &next)
    default: return nil
    }
  }
}
