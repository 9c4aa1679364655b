import Diagnostics
import Foundation
import LanguageModel
import Prompt
import TestSupport
import Testing

/// Servers differ in what they take.
@Suite struct DialectTests {
  private func body(_ request: ScriptedRequest) -> [String: Any] {
    (try? JSONSerialization.jsonObject(with: Data(request.body)) as? [String: Any]) ?? [:]
  }

  private func format(_ request: ScriptedRequest) -> String? {
    (body(request)["response_format"] as? [String: Any])?["type"] as? String
  }

  @Test(arguments: [
    (400, "'response_format' of type 'json_schema' is not supported"),
    (
      500,
      "[{'type': 'literal_error', 'loc': ('body', 'response_format'), 'msg': \\\"Input should be 'text' or 'json_object'\\\"}]"
    ),
    (422, "Unknown response_format"),
  ])
  func `a server without json_schema gets json_object with the schema, and keeps getting it`(
    status: Int, message: String
  ) async throws {
    let asking = try Asking { request, _ in
      let isRefused = String(decoding: request.body, as: UTF8.self).contains("\"json_schema\"")
      return [isRefused ? Asking.error(status, message) : Asking.reply(#"{"energy":0.5}"#)]
    }
    let parser = try asking.parser()
    for prompt in ["one", "two"] {
      #expect(try await parser.understand(Ticket(prompt: prompt)).reader.parser == .model)
    }
    #expect(asking.server.requests.map(format) == ["json_schema", "json_object", "json_object"])
    #expect(asking.waited.isEmpty)
    let schema = (body(asking.server.requests[1])["response_format"] as? [String: Any])?["schema"]
    var counter = ChatContract.Counter()
    counter.visit(schema, depth: 1, at: "$")
    #expect(counter.problems == [])
  }

  @Test func `a server that takes no form at all is asked twice, not for ever`() async throws {
    let asking = try Asking { _, _ in [Asking.error(400, "response_format is not supported")] }
    let understood = try await asking.understand("something")
    #expect(understood.reader.fallbackReason?.code == "model.bad-request")
    #expect(asking.server.requests.count == 2)
  }

  @Test func `the limit's other name is tried when the first is refused`() async throws {
    let asking = try Asking { request, _ in
      let isOld = String(decoding: request.body, as: UTF8.self).contains("\"max_tokens\"")
      let message =
        "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."
      return [isOld ? Asking.error(400, message, code: "\"unsupported_parameter\"") : Asking.reply(#"{"energy":0.5}"#)]
    }
    #expect(try await asking.understand("something").reader.parser == .model)
    #expect(asking.server.requests.map { body($0)["max_completion_tokens"] as? Int } == [nil, 2000])
    #expect(asking.server.requests.flatMap(ChatContract.problems) == [])
  }
}
