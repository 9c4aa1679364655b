import Music
import StyleAnalysis

/// Whether the measured tonic and mode are the planned ones; modes count as major or minor, by their third.
///
/// Relatives share their notes, and overtones spell thirds: where the measurement hears another key, it is enough that two of
/// the published profiles hear the planned one as the best of its family.
enum KeyCheck {
  private static let enough = 2

  /// `others` is what published profiles hear among the keys of the planned one's family.
  static func run(_ profile: StyleProfile, others: [Key] = [], _ expected: Expectations) -> Check {
    let target = expected.key.value
    let reading = { (status: CheckStatus, detail: String) in
      Check(
        "key", status, value: profile.key.map { .word($0.description) }, target: target.map { .word($0.description) },
        detail: detail)
    }
    let agreeing = target.map { target in others.filter { isSame($0, target) }.count } ?? 0
    let agreed = "\(agreeing) of \(others.count) published key profiles hear as the best of its kind"
    guard let measured = profile.key else {
      switch expected.key {
      case .value(let key) where agreeing >= enough:
        return reading(.pass, "The pitches are too faint to be sure of \(key), which \(agreed).")
      case .value(let key): return reading(.fail, "No key was found, though \(key) was planned.")
      case .declaredUndeterminable: return reading(.undetermined, "No key was found, and none was planned.")
      case .notGiven: return reading(.undetermined, "No key was found, and no target was given.")
      }
    }
    let rival = profile.keyAlternative.map { ", next \($0)" } ?? ""
    let text = "Measured \(measured) (confidence \(number(profile.keyConfidence))\(rival))"
    guard let target else {
      let why = expected.key == .notGiven ? "no target was given" : "the plan has no key"
      return reading(.undetermined, "\(text), but \(why).")
    }
    if isSame(measured, target) { return reading(.pass, "\(text), planned \(target).") }
    guard agreeing >= enough else { return reading(.fail, "\(text), planned \(target).") }
    return reading(.pass, "\(text), planned \(target), which \(agreed).")
  }

  private static func isSame(_ a: Key, _ b: Key) -> Bool { a.tonic == b.tonic && a.mode.family == b.mode.family }
}
