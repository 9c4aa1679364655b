import Diagnostics
import HTTP
import LanguageModel
import Music
import Prompt
import TestSupport
import Testing

/// What becomes of bad answers: the rules stand in, and say why.
@Suite(.fewAtOnce) struct BadAnswerTests {
  private static let prompt = "house at 124 bpm with piano"

  private func standIn(_ asking: Asking) async throws -> Diagnosis? {
    let understood = try await asking.understand(Self.prompt)
    var brief = understood.brief
    let note = brief.notes.popLast()
    #expect(note?.hasPrefix("The rules stood in for the language model tiny: ") == true)
    #expect(brief == asking.byRules(Self.prompt))
    #expect(understood.reader.parser == .rules)
    #expect(asking.server.requests.flatMap(ChatContract.problems) == [])
    return understood.reader.fallbackReason
  }

  @Test(arguments: [
    (Asking.reply(nil, refusal: "I cannot help with k-123456789."), "model.refused"),
    (Asking.reply("{\"bpm\": 12", finish: "length"), "model.cut-short"),
    (Asking.reply(nil, finish: "content_filter"), "model.filtered"),
    (Asking.reply(nil, finish: "tool_calls"), "model.garbled"), (Asking.reply(""), "model.garbled"),
    (Asking.reply("I love music."), "model.nonsense"), (Asking.reply("{\"bpm\": 12"), "model.nonsense"),
    (Asking.reply("{}"), "model.nonsense"), (Asking.reply("[1,2]"), "model.nonsense"),
    (Asking.reply(String(repeating: "{", count: 9999)), "model.nonsense"),
    (Asking.reply(#"{"bpm":"fast","key":7,"genre":"polka"}"#), "model.nonsense"),
    (.answer(200, [:], "{\"choices\":[]}"), "model.garbled"), (.answer(200, [:], "{\"choi"), "model.garbled"),
    (.answer(200, [:], ""), "model.garbled"), (.answer(200, [:], "null"), "model.garbled"),
    (.answer(200, type: "text/html", [:], "<html>Please log in</html>"), "model.garbled"),
    (.answer(302, ["Location": "http://127.0.0.1:1/v1/chat/completions"]), "http.redirect"),
    (.answer(200, [:], String(repeating: " ", count: 1_100_000)), "http.too-large"),
    (.send(Array((ScriptedAct.head(200, length: 10) + "{}").utf8) + []), "http.timeout"),
    (.reset, "http.broken-off"), (.close, "http.broken-off"), (.hold, "http.timeout"),
    (
      .drip(
        Array(ScriptedAct.head(200, length: 100).utf8) + [UInt8](repeating: 32, count: 100), pause: .milliseconds(10)),
      "http.timeout"
    ),
    (Asking.error(401, "Incorrect API key provided: k-123456789"), "model.not-allowed"),
    (Asking.error(404, "The model does not exist", code: "\"model_not_found\""), "model.not-found"),
    (Asking.error(400, "bad", code: "400"), "model.bad-request"), (.answer(418, type: nil), "model.bad-request"),
  ])
  func `the rules stand in and the reason is told without the key`(act: ScriptedAct, code: String) async throws {
    let isSlow = code == "http.timeout"
    let asking = try Asking({
      $0.timeouts.firstByte = isSlow ? .milliseconds(300) : .seconds(60)
      $0.timeouts.total = isSlow ? .milliseconds(600) : .seconds(60)
    }) { _, _ in [act] }
    let reason = try await standIn(asking)
    #expect(reason?.code == code)
    #expect(reason.map { "\($0)".contains("123456789") } == false)
    #expect(asking.server.requests.count == 1)
  }

  @Test(arguments: [429, 500, 502, 503, 504]) func `a busy or failing server is asked again, then the rules stand in`(
    status: Int
  ) async throws {
    let asking = try Asking { _, _ in [Asking.error(status, "later")] }
    let reason = try await standIn(asking)
    #expect(reason?.code == (status == 429 ? "model.busy" : "model.server"))
    #expect(reason?.transient == true)
    #expect(asking.server.requests.count == 3)
    #expect(asking.waited.count == 2)
  }

  @Test(arguments: [
    ["retry-after-ms": "1500"], ["Retry-After": "1.5"], ["x-ratelimit-reset-requests": "1s500ms"],
    ["Retry-After": "Fri, 15 Jan 2027 08:00:01 GMT"],
  ])
  func `a busy server says when to come back, and answers then`(headers: [String: String]) async throws {
    let asking = try Asking { _, count in
      [
        count == 0
          ? Asking.error(429, "slow down", code: "\"rate_limit_exceeded\"", headers) : Asking.reply(#"{"energy":0.5}"#)
      ]
    }
    #expect(try await asking.understand(Self.prompt).reader.parser == .model)
    #expect(asking.waited.count == 1)
    #expect(asking.waited.allSatisfy { (0.99...1.66).contains($0) })
  }

  @Test(arguments: ["insufficient_quota", "credit_balance_exhausted", "project_spend_limit_exceeded"])
  func `an account without credit is not asked again`(code: String) async throws {
    let asking = try Asking { _, _ in [Asking.error(429, "no credit", code: "\"\(code)\"", ["Retry-After": "1"])] }
    let reason = try await standIn(asking)
    #expect(reason?.code == "model.no-credit")
    #expect(reason?.transient == false)
    #expect(asking.server.requests.count == 1)
  }

  @Test(arguments: [
    (#"{"bpm":900,"energy":0.5,"style":"wide"}"#, "bpm"), (#"{"bpm":48032492,"energy":0.5}"#, "bpm"),
    (#"{"duration":3,"energy":0.5}"#, "duration"), (#"{"energy":1.5,"style":"wide"}"#, "energy"),
    (#"{"key":"Q moll","energy":0.5}"#, "key"), (#"{"genre":"polka","energy":0.5}"#, "genre"),
    (#"{"energy":0.5,"structure":[{"section":"intro","bars":100000}]}"#, "structure"),
    (#"{"energy":0.5,"structure":[{"section":"solo of doom","bars":null}]}"#, "structure"),
    (#"{"energy":0.5,"loudness_lufs":3}"#, "loudness_lufs"), (#"{"energy":"high","style":"wide"}"#, "energy"),
    (#"{"energy":0.5,"vocals":"yes"}"#, "vocals"), (#"{"energy":0.5,"meter":"17/8"}"#, "meter"),
    (#"{"energy":0.5,"style":"\u0007"}"#, "style"), (#"{"energy":0.5,"bpm_range":[10,20]}"#, "bpm_range"),
    (#"{"energy":0.5,"genres":[{"name":"house","weight":-1}]}"#, "genres"),
    (#"{"energy":0.5,"section_wishes":[{"section":"drop","count":1000}]}"#, "section_wishes"),
  ])
  func `a field out of range or of the wrong type falls away with a note, alone`(
    content: String, field: String
  ) async throws {
    let asking = try Asking(content: content)
    let understood = try await asking.understand("something")
    #expect(understood.reader.parser == .model)
    #expect(understood.brief.notes.contains { $0.hasPrefix("The model's \(field) was refused: ") })
    var brief = understood.brief
    let rules = asking.byRules("something")
    brief.notes = rules.notes
    brief.evidence = rules.evidence
    brief.energy = rules.energy
    brief.style = rules.style
    #expect(brief == rules)
  }

  @Test func `cancelling is no reason for the rules to stand in`() async throws {
    let (arrived, arrival) = AsyncStream.makeStream(of: Void.self)
    let asking = try Asking { _, _ in
      arrival.yield()
      return [.hold]
    }
    let task = Task { try await asking.understand(Self.prompt) }
    for await _ in arrived { break }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
