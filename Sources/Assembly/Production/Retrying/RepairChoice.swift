import Diagnostics
import Foundation
import Music
import Planning
import QualityControl

/// Picks the smallest repairs that can help the checks that failed.
///
/// The first try mends what is at fault: the aim of the mastering, or one stem. When that did not help, a backend that
/// made it gives way to the program's own engine, where the ticket leaves the choice; then the whole song is made anew.
struct RepairChoice {
  let plan: SongPlan
  /// How the attempt was made whose checks failed.
  let course: Course
  /// The repairs that were tried up to now.
  let tried: [Change]
  /// Whether stems may be played by the program's own engine instead.
  let hasOtherBackend: Bool

  /// What to do about `report`; nil when nothing failed.
  func repair(for report: QualityReport) -> Repair? {
    let failed = report.checks.filter { $0.status == .fail }
    guard !failed.isEmpty else { return nil }
    var next = course
    var changes: [Change] = []
    for check in failed {
      // What was mended for one check may be the fault of another one too.
      let before = next
      let what = mend(check, &next)
      if next != before { changes.append(Change(what: what, check: check.id)) }
    }
    return Repair(course: next, changes: changes)
  }

  private func mend(_ check: Check, _ next: inout Course) -> String {
    let attempts = tried.filter { $0.check == check.id }.count
    switch check.id {
    case "loudness":
      if let excess = check.excess { return excess > 0 ? aim(excess, &next) : thicken(by: -excess, &next) }
    case "true_peak", "clipping", "codec_peak":
      return lowerCeiling(by: max(0.2, (check.excess ?? 0.1) + 0.2), &next)
    default: break
    }
    guard let stem = suspect(of: check) else { return beginAnew(&next) }
    if attempts == 0 { return vary(stem, for: check, &next) }
    return attempts == 1 && hasOtherBackend ? giveToEngine(stem, &next) : beginAnew(&next)
  }

  private func aim(_ excess: Double, _ next: inout Course) -> String {
    next.loudness -= (100 * excess).rounded() / 100
    return "The mastering aims \(Self.decibels(next.loudness, "LU")) below the target."
  }

  /// A master stays below its target only where that would take more limiting than it is allowed.
  private func thicken(by lack: Double, _ next: inout Course) -> String {
    next.density = min(8, next.density + max(2, (150 * lack).rounded() / 100))
    return "Peaks are rounded and limited as for a master \(Self.decibels(next.density, "LU")) louder."
  }

  private func lowerCeiling(by amount: Double, _ next: inout Course) -> String {
    next.ceiling = min(3, next.ceiling + (100 * amount).rounded() / 100)
    return "The limiter's ceiling is \(Self.decibels(next.ceiling, "dB")) below the target."
  }

  private func vary(_ stem: StemPlan, for check: Check, _ next: inout Course) -> String {
    if next.variations[stem.name, default: 0] == course.variations[stem.name, default: 0] { next.vary(stem.name) }
    let isMusical = ["tempo", "drift", "key"].contains(check.id)
    guard isMusical, !next.spelledOut.contains(stem.name) else {
      return "The stem \(stem.name) is made anew with another seed."
    }
    next.spelledOut.append(stem.name)
    return "The stem \(stem.name) is made anew with another seed, and its description spells out tempo and key."
  }

  private func giveToEngine(_ stem: StemPlan, _ next: inout Course) -> String {
    if !next.embedded.contains(stem.name) { next.embedded.append(stem.name) }
    return "The program's own engine plays \(stem.name)."
  }

  private func beginAnew(_ next: inout Course) -> String {
    next = Course()
    next.songs = course.songs + 1
    return "The whole song is planned anew with another seed."
  }

  /// The stem that the check names, or else the one that matters most to what it measures.
  private func suspect(of check: Check) -> StemPlan? {
    if let named = plan.stems.first(where: { $0.fileName == check.stem }) { return named }
    switch check.id {
    case "tempo", "drift": return plan.stems.first { $0.role == .drums } ?? plan.stems.first { $0.role == .percussion }
    case "key":
      let roles: [StemRole] = [.chords, .lead, .pad, .bass, .arpeggio, .vocals]
      let untried = plan.stems.filter { course.variations[$0.name] == nil }
      return roles.lazy.compactMap { role in untried.first { $0.role == role } }.first
    default: return nil
    }
  }

  private static func decibels(_ value: Double, _ unit: String) -> String {
    "\(NumberText.fixed(abs(value), 2)) \(unit)"
  }
}

extension Check {
  /// How far the value lies above the target; nil when one of them is no number.
  fileprivate var excess: Double? {
    guard case .number(let value) = value, case .number(let target) = target else { return nil }
    return value - target
  }
}
