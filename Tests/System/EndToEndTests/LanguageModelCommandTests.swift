import Foundation
import TestSupport
import Testing

/// The program and a language model's server.
@Suite struct LanguageModelCommandTests {
  private static let key = "k-never-to-be-seen"

  private func environment(_ server: ScriptedServer) -> [String: String] {
    [
      "DUBPLATE_PROMPT_PARSER": "model", "DUBPLATE_LANGUAGE_MODEL_BASE_URL": server.address("/v1"),
      "DUBPLATE_LANGUAGE_MODEL_MODEL": "tiny", "DUBPLATE_LANGUAGE_MODEL_KEY": Self.key,
      "DUBPLATE_LANGUAGE_MODEL_REPEATS": "0",
    ]
  }

  private func parse(_ server: ScriptedServer, _ root: String, _ more: String) throws -> [String: Any] {
    let result = try Program.run(
      "parse", "something at 124 bpm", "--root", root, "-v", more, environment: environment(server))
    #expect(result.code == 0, "\(result.errors)")
    #expect(!result.output.contains(Self.key) && !result.errors.contains(Self.key))
    return try #require(JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
  }

  private func reader(_ brief: [String: Any]) -> [String: Any] { brief["reader"] as? [String: Any] ?? [:] }

  @Test func `parse asks the model once, keeps its answer, and lets the prompt's own numbers count`() throws {
    let content = #"{\"bpm\":90,\"key\":\"D minor\"}"#
    let server = try ScriptedServer { _, _ in
      [
        .answer(
          200, [:],
          "{\"choices\":[{\"message\":{\"content\":\"\(content)\"},\"finish_reason\":\"stop\"}],\"usage\":{\"total_tokens\":9}}"
        )
      ]
    }
    let studio = try Studio()
    let first = try parse(server, studio.root, "--json")
    #expect(first["bpm"] as? Double == 124)
    #expect(first["key"] as? String == "D minor")
    #expect(reader(first)["parser"] as? String == "model")
    #expect(reader(try parse(server, studio.root, "--json"))["cached"] as? Bool == true)
    #expect(reader(try parse(server, studio.root, "--parser=rules"))["parser"] as? String == "rules")
    #expect(server.requests.count == 1)
    #expect(server.requests.first?.header("authorization") == "Bearer \(Self.key)")
  }

  @Test func `when the server repeats the key in its error, nobody sees it`() throws {
    let server = try ScriptedServer { _, _ in
      [.answer(401, [:], "{\"error\":{\"message\":\"Incorrect API key provided: \(Self.key)\"}}")]
    }
    let brief = try parse(server, try Studio().root, "--json")
    #expect(brief["bpm"] as? Double == 124)
    #expect(reader(brief)["parser"] as? String == "rules")
    #expect((reader(brief)["stands_in_because"] as? [String: Any])?["code"] as? String == "model.not-allowed")
  }

  @Test func `settings that cannot work stop the start`() throws {
    let result = try Program.run(
      "parse", "house", "--parser", "model", environment: ["DUBPLATE_LANGUAGE_MODEL_BASE_URL": "ftp://a"])
    #expect(result.code == 78)
    #expect(result.errors.contains("language_model.base_url"))
  }
}
