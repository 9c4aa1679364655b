import Music
import StyleAnalysis

/// Whether the measured tonic and mode are the planned ones; modes count as major or minor, by their third.
enum KeyCheck {
  static func run(_ profile: StyleProfile, _ expected: Expectations) -> Check {
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
    let matches = measured.tonic == target.tonic && measured.mode.family == target.mode.family
    return reading(matches ? .pass : .fail, "\(text), planned \(target).")
  }
}
