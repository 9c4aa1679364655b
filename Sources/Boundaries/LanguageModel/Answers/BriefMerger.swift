import Foundation
import Music
import Prompt

/// Puts a model's fields over the brief of the rules, one at a time, so that a bad one spoils nothing else.
struct BriefMerger {
  private(set) var brief: Brief
  private let prompt: String
  private let locked: Set<String>
  /// The exclusions that the rules found.
  private let forbidden: [String]
  /// The model's decisions.
  private var decided: [String] = []
  /// Fields that were in order, whoever decides them.
  private(set) var accepted = 0
  private var notes: [String] = []

  init(base: Brief, prompt: String) {
    brief = base
    forbidden = base.exclude
    self.prompt = prompt
    locked = Precedence.locked(in: base)
  }

  mutating func ignore(_ field: String) {
    note("The model's field \"\(field.prefix(40))\" is not known and was ignored.")
  }

  mutating func refuse(_ field: String, _ fault: String) {
    note("The model's \(field) was refused: \(fault.prefix(200)).")
  }

  private mutating func note(_ note: String) {
    if notes.count < 20 { notes.append(note) }
  }

  /// Sets `field` to the value written in `text`, unless it is not the model's to decide; returns what is wrong with it.
  mutating func put(_ field: String, _ text: String) -> String? {
    guard let changed = Self.changed(brief, field, text) else { return "its value is of the wrong type or not known" }
    accepted += 1
    if locked.contains(field) {
      if Precedence.literal.contains(field), Self.text(of: field, in: changed) != Self.text(of: field, in: brief) {
        note("The model read \(field) as \(text.prefix(60)); what the \(statedBy(field)) says outright counts.")
      }
    } else {
      if Self.text(of: field, in: changed) != Self.text(of: field, in: brief) { decided.append(field) }
      brief = changed
    }
    return nil
  }

  private func statedBy(_ field: String) -> String {
    brief.evidence.contains { $0.field == field && $0.words == "ticket" } ? "ticket" : "prompt"
  }

  /// The brief with one field replaced, read by its own type.
  private static func changed(_ brief: Brief, _ field: String, _ text: String) -> Brief? {
    guard let data = try? JSONEncoder().encode(brief), let whole = try? StrictJSON.parse(Array(data)),
      case .object(let members) = whole.content
    else { return nil }
    let bytes = Array(data)
    var parts = members.filter { $0.name != field }.map {
      "\($0.name.quoted):\(String(decoding: bytes[$0.value.source], as: UTF8.self))"
    }
    parts.append("\(field.quoted):\(text)")
    return try? JSONDecoder().decode(Brief.self, from: Data("{\(parts.joined(separator: ","))}".utf8))
  }

  private static func text(of field: String, in brief: Brief) -> String? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    guard let data = try? encoder.encode(brief), let whole = try? StrictJSON.parse(Array(data)),
      case .object(let members) = whole.content, let member = members.first(where: { $0.name == field })
    else { return nil }
    return String(decoding: Array(data)[member.value.source], as: UTF8.self)
  }

  /// The brief with everything that follows from the model's fields.
  func finished(rules: RuleParser) -> Brief {
    var brief = brief
    settleTempo(&brief)
    settleGenres(&brief)
    if decided.contains("key"), let key = brief.key { brief.mode = key.mode }
    settleExclusions(&brief)
    if decided.contains("instruments") || decided.contains("exclude") { settleInstruments(&brief, rules) }
    if decided.contains("not_understood") {
      brief.notUnderstood = brief.notUnderstood.filter { prompt.localizedCaseInsensitiveContains($0) }
    }
    for field in decided {
      brief.evidence.removeAll { $0.field == field }
      brief.evidence.append(Evidence(field, words: "language model", confidence: 0.8))
    }
    brief.notes += notes
    return brief
  }

  /// A range has two ends in order and holds the tempo.
  private func settleTempo(_ brief: inout Brief) {
    guard let range = brief.bpmRange else { return }
    let holdsTempo = range.count == 2 && range[0] <= range[1] && brief.bpm.map { range[0]...range[1] ~= $0.bpm } ?? true
    if !holdsTempo { brief.bpmRange = nil }
  }

  /// Shares sum to 1, and the leading genre is the one named.
  private func settleGenres(_ brief: inout Brief) {
    guard decided.contains("genre") || decided.contains("genres") else { return }
    let named = decided.contains("genre") ? brief.genre : brief.genres.first?.name
    var genres = decided.contains("genres") ? brief.genres.filter { $0.weight > 0 } : []
    if let named, !genres.contains(where: { $0.name == named }) {
      genres.insert(WeightedGenre(named, weight: 1), at: 0)
    }
    let total = genres.reduce(0) { $0 + $1.weight }
    brief.genres = genres.map { WeightedGenre($0.name, weight: $0.weight / total) }
    brief.genre = named ?? brief.genres.first?.name
  }

  /// The union of what the prompt forbids and what the model adds.
  private func settleExclusions(_ brief: inout Brief) {
    brief.exclude = forbidden + brief.exclude.filter { !forbidden.contains($0) }
    if decided.contains("vocals"), brief.exclude.contains("vocals") { brief.vocals = false }
  }

  /// Instruments by the names that the rules know, each with its stem, and none that is forbidden.
  private func settleInstruments(_ brief: inout Brief, _ rules: RuleParser) {
    var ticket = Ticket()
    ticket.instruments = brief.instruments.filter { name in
      !brief.exclude.contains { $0.lowercased() == name.lowercased() }
    }
    let known = rules.brief(for: ticket)
    brief.instruments = known.instruments.filter { !brief.exclude.contains($0) }
    brief.instrumentRoles = known.instrumentRoles.filter { brief.instruments.contains($0.instrument) }
    brief.notUnderstood += known.notUnderstood.filter { !brief.notUnderstood.contains($0) }
    if brief.instruments.isEmpty { brief.onlyInstruments = false }
  }
}

/// The authority over each field when the rules and the model have both read the prompt.
///
/// 1. What the ticket states. 2. Numbers and keys that the prompt states literally, as the rules found them with a
/// confidence of at least `certainty`: "128 bpm" is 128. 3. The model. 4. The rules, where the model left a field open.
/// Exclusions that the rules found stay; the model can only add to them.
enum Precedence {
  static let certainty = 0.85

  /// Fields whose words in a prompt leave nothing to interpretation.
  static let literal: Set<String> = [
    "bpm", "bpm_range", "key", "duration", "meter", "loudness_lufs", "true_peak_dbtp", "lyrics", "title",
  ]

  /// Fields that go with another one and are decided by whoever decides that.
  static let companions = [
    "bpm_range": "bpm", "mode": "key", "genres": "genre", "section_wishes": "structure",
    "only_instruments": "instruments", "vocals": "lyrics", "language": "lyrics",
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
