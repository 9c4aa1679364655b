import Prompt

/// Who decides a field when the rules and the model have both read the prompt.
///
/// 1. What the ticket states. 2. Numbers and keys that the prompt states literally, as the rules found them with a
/// confidence of at least `certainty`: "128 bpm" is 128. 3. The model. 4. The rules, where the model left a field open.
/// What the rules found to be forbidden stays forbidden; the model can only add to it.
enum Precedence {
  static let certainty = 0.85

  /// Fields whose words in a prompt leave nothing to interpretation.
  static let literal: Set<String> = ["bpm", "bpm_range", "key", "duration", "meter", "loudness_lufs", "true_peak_dbtp"]

  /// Fields that go with another one and are decided by whoever decides that.
  static let companions = [
    "bpm_range": "bpm", "mode": "key", "genres": "genre", "section_wishes": "structure",
    "only_instruments": "instruments",
  ]

  /// The fields of `brief` that the model must not change.
  static func locked(in brief: Brief) -> Set<String> {
    var fields: Set<String> = []
    for evidence in brief.evidence {
      let isStated = evidence.words == "ticket" && evidence.confidence == 1
      let isLiteral = literal.contains(evidence.field) && evidence.confidence >= certainty
      if isStated || isLiteral { fields.insert(evidence.field) }
    }
    for (companion, field) in companions where fields.contains(field) { fields.insert(companion) }
    return fields
  }
}
