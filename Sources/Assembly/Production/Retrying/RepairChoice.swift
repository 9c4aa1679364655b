import Diagnostics
import Foundation
import Planning
import QualityControl

/// The smallest repairs that can help the checks that failed, by what each check's definition asks for, and then the wishes
/// that were not kept.
///
/// The first try mends what is at fault: the target of the mastering, or one stem. When that did not help, a backend that
/// made it gives way to the program's own engine, where the ticket leaves the choice; then the whole song is made anew.
struct RepairChoice {
  let plan: SongPlan
  /// The adjustments of the attempt whose checks failed.
  let adjustments: RetryAdjustments
  /// The repairs that were tried up to now.
  let tried: [RepairChange]
  /// True where the program's own engine may play stems instead.
  let hasOtherBackend: Bool

  /// The repair for `report`; nil where nothing failed and no other attempt would keep more wishes.
  func repair(for report: QualityReport) -> Repair? {
    let failed = report.checks.filter { $0.status == .fail }
    var next = adjustments
    var changes: [RepairChange] = []
    for result in failed {
      // A repair for one check may be that for another one too.
      let before = next
      let what = mend(result, &next)
      if next != before { changes.append(RepairChange(what: what, check: result.id)) }
    }
    // A song that is planned anew shows its own shortcomings.
    if next.songs == adjustments.songs { changes += mend(report.unkept, &next) }
    return failed.isEmpty && changes.isEmpty ? nil : Repair(adjustments: next, changes: changes)
  }

  /// Makes the change that the check asks for, and describes it in a sentence.
  private func mend(_ result: CheckResult, _ next: inout RetryAdjustments) -> String {
    switch result.definition.repair {
    case .correctLoudness:
      guard let excess = result.excess else { return beginAnew(&next) }
      return excess > 0 ? lowerTarget(by: excess, &next) : thicken(by: -excess, &next)
    case .lowerCeiling: return lowerCeiling(by: max(0.2, (result.excess ?? 0.1) + 0.2), &next)
    case .anotherSong: return beginAnew(&next)
    case .anotherSeed(let suspects):
      guard let stem = stem(atFaultIn: result, suspects) else { return beginAnew(&next) }
      let attempts = tried.count { $0.check == result.id }
      if attempts == 0 { return vary(stem, spellingOut: suspects != .named, &next) }
      return attempts == 1 && hasOtherBackend ? giveToEngine(stem, &next) : beginAnew(&next)
    }
  }

  private func lowerTarget(by excess: Double, _ next: inout RetryAdjustments) -> String {
    next.loudness -= (100 * excess).rounded() / 100
    return "The mastering aims \(Self.decibels(next.loudness, "LU")) below the target."
  }

  /// A master stays below its target only where that would take more limiting than it is allowed.
  private func thicken(by lack: Double, _ next: inout RetryAdjustments) -> String {
    next.density = min(8, next.density + max(2, (150 * lack).rounded() / 100))
    return "Peaks are rounded and limited as for a master \(Self.decibels(next.density, "LU")) louder."
  }

  private func lowerCeiling(by amount: Double, _ next: inout RetryAdjustments) -> String {
    next.ceiling = min(3, next.ceiling + (100 * amount).rounded() / 100)
    return "The limiter's ceiling is \(Self.decibels(next.ceiling, "dB")) below the target."
  }

  /// Tempo and key may be spelled out for generators that read descriptions.
  func vary(_ stem: StemPlan, spellingOut: Bool, _ next: inout RetryAdjustments) -> String {
    if next.variations[stem.name, default: 0] == adjustments.variations[stem.name, default: 0] { next.vary(stem.name) }
    guard spellingOut, !next.spelledOut.contains(stem.name) else {
      return "The stem \(stem.name) is made anew with another seed."
    }
    next.spelledOut.append(stem.name)
    return "The stem \(stem.name) is made anew with another seed, and its description spells out tempo and key."
  }

  private func giveToEngine(_ stem: StemPlan, _ next: inout RetryAdjustments) -> String {
    if !next.embedded.contains(stem.name) { next.embedded.append(stem.name) }
    return "The program's own engine plays \(stem.name)."
  }

  func beginAnew(_ next: inout RetryAdjustments) -> String {
    next = RetryAdjustments()
    next.songs = adjustments.songs + 1
    return "The whole song is planned anew with another seed."
  }

  /// The stem that the result names, or else the one that matters most to what the check measures.
  private func stem(atFaultIn result: CheckResult, _ suspects: CheckRepair.Suspects) -> StemPlan? {
    if let named = plan.stems.first(where: { $0.fileName == result.stem }) { return named }
    let stems = plan.stems.filter { !suspects.onlyUntried || adjustments.variations[$0.name] == nil }
    return suspects.roles.lazy.compactMap { role in stems.first { $0.role == role } }.first
  }

  private static func decibels(_ value: Double, _ unit: String) -> String {
    "\(NumberText.fixed(abs(value), 2)) \(unit)"
  }
}

extension CheckResult {
  /// The distance of the value above the target, in the check's unit; nil where one of them is no number.
  fileprivate var excess: Double? {
    guard case .number(let value) = value, case .number(let target) = target else { return nil }
    return value - target
  }
}
