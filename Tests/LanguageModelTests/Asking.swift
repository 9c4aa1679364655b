import Foundation
import HTTP
import LanguageModel
import Prompt
import Synchronization
import TestSupport
import Testing

/// A parser that asks a scripted server, and what it waited.
final class Asking: Sendable {
  let server: ScriptedServer
  private let pauses = Mutex<[Duration]>([])
  private let rules: RuleParser
  private let change: @Sendable (inout LanguageModelSettings) -> Void

  static let genres = [
    GenreName("house", tempo: 118...130), GenreName("dubstep", tempo: 138...142), GenreName("ambient", tempo: 60...90),
  ]

  init(
    _ change: @escaping @Sendable (inout LanguageModelSettings) -> Void = { _ in },
    _ script: @escaping ScriptedServer.Script
  ) throws {
    server = try ScriptedServer(script)
    rules = RuleParser(lexicon: try Lexicon.builtIn(), genres: Self.genres)
    self.change = change
  }

  /// A server that gives one answer to everything.
  convenience init(content: String) throws { try self.init { _, _ in [Self.reply(content)] } }

  var waited: [Double] { pauses.withLock { $0.map { $0 / .seconds(1) } } }

  func parser() throws -> LanguageModelParser {
    let address = try #require(WebAddress(server.address("/v1")))
    var settings = LanguageModelSettings(server: address, model: "tiny", key: Secret("k-123456789"))
    change(&settings)
    let clock = RetryClock(
      pause: { pause in self.pauses.withLock { $0.append(pause) } }, now: { 1_800_000_000 })
    return LanguageModelParser(
      settings, rules: rules, genres: Self.genres,
      client: RetryingClient(HTTPClient(), policy: RetryPolicy(), clock: clock))
  }

  func understand(_ ticket: Ticket) async throws -> Understanding { try await parser().understand(ticket) }

  func understand(_ prompt: String) async throws -> Understanding { try await understand(Ticket(prompt: prompt)) }

  /// What the rules alone make of a prompt.
  func byRules(_ prompt: String) -> Brief { rules.brief(for: Ticket(prompt: prompt)) }

  /// A well-formed reply with this content.
  static func reply(
    _ content: String?, finish: String = "stop", refusal: String? = nil, _ headers: [String: String] = [:]
  ) -> ScriptedAct {
    let message: [String: Any] = [
      "role": "assistant", "content": content ?? NSNull(), "refusal": refusal ?? NSNull(),
    ]
    let body: [String: Any] = [
      "id": "chatcmpl-1", "object": "chat.completion", "created": 1_800_000_000, "model": "tiny",
      "choices": [["index": 0, "message": message, "finish_reason": finish]],
      "usage": ["prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120],
    ]
    let data = (try? JSONSerialization.data(withJSONObject: body)) ?? Data()
    return .answer(200, headers, String(decoding: data, as: UTF8.self))
  }

  static func error(_ status: Int, _ message: String, code: String = "null", _ headers: [String: String] = [:])
    -> ScriptedAct
  {
    .answer(
      status, headers, "{\"error\":{\"message\":\"\(message)\",\"type\":\"error\",\"param\":null,\"code\":\(code)}}")
  }
}
