import Analysis
import Music

extension CheckDefinition {
  /// The measured tonic and mode, which should be the planned ones; modes count as major or minor, by their third.
  static let key = CheckDefinition(
    "key", title: "Key", repair: .anotherSeed(of: .inTurn(.chords, .lead, .pad, .bass, .arpeggio, .vocals))
  ) { KeyCheck.run($0.master.profile, others: $0.master.keys, $1) }
}

/// Overtones spell thirds, and relatives share their notes: where another key is measured with doubt, it is enough that two
/// published profiles find the planned one as the best of its family; without doubt, the best of all.
enum KeyCheck {
  /// The least number of published profiles that must agree with the plan.
  private static let enough = 2
  /// The confidence from which on a measurement leaves no doubt, and no doubt between relatives.
  private static let certain = (any: 0.8, relatives: 0.5)

  static func run(_ profile: StyleProfile, others: PublishedKeys, _ expected: Expectations) -> CheckResult {
    let target = expected.key.value
    let reading = { (status: CheckStatus, detail: String) in
      CheckResult(
        .key, status, value: profile.key.map { .word($0.description) }, target: target.map { .word($0.description) },
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
    if let part = (expected.otherKeys ?? []).first(where: { isSame(measured, $0) }) {
      return reading(.pass, "\(text), planned \(target) with a part in \(part).")
    }
    let agreeing = readings(profile, measured, target, others).filter { isSame($0, target) }.count
    guard agreeing >= enough else { return reading(.fail, "\(text), planned \(target).") }
    return reading(.pass, "\(text), planned \(target), which published key profiles hear as well.")
  }

  /// The published profiles' keys that may be believed; none where the relative was measured without doubt.
  private static func readings(
    _ profile: StyleProfile, _ measured: Key, _ target: Key, _ others: PublishedKeys
  ) -> [Key] {
    if isSame(measured, Key(target.tonic, target.mode.family).relative) {
      return profile.keyConfidence < certain.relatives ? others.ofFamily : []
    }
    return profile.keyConfidence < certain.any ? others.ofFamily : others.all
  }

  private static func isSame(_ a: Key, _ b: Key) -> Bool { a.tonic == b.tonic && a.mode.family == b.mode.family }
}

/// The best keys by published key profiles, one for each profile.
struct PublishedKeys: Sendable {
  /// Among all keys.
  let all: [Key]
  /// Among those of the planned one's family.
  let ofFamily: [Key]
}
