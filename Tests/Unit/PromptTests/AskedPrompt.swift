import Foundation
import Prompt
import TestSupport

/// A prompt of the files in `Prompts`, with what a musician would expect of it: one JSON object a line.
struct AskedPrompt: Sendable {
  let prompt: String
  /// The part of music that the prompt is about, such as `mood` or `ensemble`.
  let group: String
  /// JSON field → value as `BriefSummary` writes it; alternatives are separated by `|`, an empty value means that the
  /// field is left open.
  let fields: [String: String]
  /// The file and the line that it was read from.
  let place: String

  /// The prompts of all files, in the order of the files' names.
  static func all() throws -> [AskedPrompt] { try prompts(in: "Prompts") }

  /// The prompts that no rule was written after, of which only the share of right fields is told.
  static func held() throws -> [AskedPrompt] { try prompts(in: "HeldPrompts") }

  private static func prompts(in name: String) throws -> [AskedPrompt] {
    let folder = Repository.root.appending(path: "Tests/Unit/PromptTests/\(name)")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "jsonl" }.sorted { $0.lastPathComponent < $1.lastPathComponent }
    return try files.flatMap(prompts)
  }

  private static func prompts(in file: URL) throws -> [AskedPrompt] {
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
    return try lines.enumerated().filter { $1.hasPrefix("{") }.map { number, line in
      let row = try JSONDecoder().decode(AskedRow.self, from: Data(line.utf8))
      let absent = Dictionary((row.absent ?? []).map { ($0, "") }) { first, _ in first }
      return AskedPrompt(
        prompt: row.prompt, group: row.group ?? "other",
        fields: row.expect.mapValues(\.text).merging(absent) { said, _ in said },
        place: "\(file.lastPathComponent):\(number + 1)")
    }
  }

  /// The fields in which the brief of `parser` differs, each with both values.
  func faults(in parser: RuleParser) -> [String] {
    let summary = BriefSummary(parser.brief(for: Ticket(prompt: prompt)))
    return fields.keys.sorted().compactMap { field in
      guard let expected = fields[field], !summary.agrees(field, withOneOf: expected) else { return nil }
      let got = summary.fields[field] ?? "nothing"
      return "\(place) \(prompt) → \(field): wanted \(expected.isEmpty ? "nothing" : expected), got \(got)"
    }
  }
}

/// A line of a file of prompts.
private struct AskedRow: Decodable {
  let prompt: String
  let group: String?
  let expect: [String: AskedValue]
  /// Fields that are left open.
  let absent: [String]?
}

/// A JSON value, as `BriefSummary` would write it.
private struct AskedValue: Decodable {
  let text: String

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let flag = try? value.decode(Bool.self) {
      text = flag ? "true" : ""
    } else if let number = try? value.decode(Double.self) {
      text = number == number.rounded() ? "\(Int(number))" : "\(number)"
    } else if let list = try? value.decode([AskedValue].self) {
      text = list.map(\.text).joined(separator: ", ")
    } else {
      text = value.decodeNil() ? "" : try value.decode(String.self)
    }
  }
}
