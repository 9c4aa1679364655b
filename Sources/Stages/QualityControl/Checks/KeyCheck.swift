import Analysis
import Music

/// Whether the measured tonic and mode are the planned ones; modes count as major or minor, by their third.
///
/// Overtones spell thirds, and relatives share their notes: where the measurement hears another key and is in doubt, it is
/// enough that two published profiles hear the planned one as the best of its family; without doubt, the best of all.
enum KeyCheck {
  private static let enough = 2
  /// The confidence from which on a measurement leaves no doubt, and no doubt between relatives.
  private static let certain = (any: 0.8, relatives: 0.5)

  static func run(_ profile: StyleProfile, others: OtherKeys, _ expected: Expectations) -> Check {
    let target = expected.key.value
    let reading = { (status: CheckStatus, detail: String) in
      Check(
        "key", status, value: profile.key.map { .word($0.description) }, target: target.map { .word($0.description) },
        detail: detail)
    }
    guard let measured = profile.key else {
      switch expected.key {
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
    let agreeing = readings(profile, measured, target, others).filter { isSame($0, target) }.count
    guard agreeing >= enough else { return reading(.fail, "\(text), planned \(target).") }
    return reading(.pass, "\(text), planned \(target), which published key profiles hear as well.")
  }

  /// What else may be believed; nothing where the relative was heard without doubt.
  private static func readings(_ profile: StyleProfile, _ measured: Key, _ target: Key, _ others: OtherKeys) -> [Key] {
    if isSame(measured, Key(target.tonic, target.mode.family).relative) {
      return profile.keyConfidence < certain.relatives ? others.ofFamily : []
    }
    return profile.keyConfidence < certain.any ? others.ofFamily : others.outright
  }

  private static func isSame(_ a: Key, _ b: Key) -> Bool { a.tonic == b.tonic && a.mode.family == b.mode.family }
}

/// What published profiles hear, one key for each.
struct OtherKeys {
  /// Of all keys.
  let outright: [Key]
  /// Of those of the planned one's family.
  let ofFamily: [Key]
}
