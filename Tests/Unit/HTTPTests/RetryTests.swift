import Audio
import Diagnostics
import Foundation
import HTTP
import Synchronization
import TestSupport
import Testing

@Suite(.fewAtOnce) struct RetryTests {
  /// Remembers the pauses instead of making them.
  private final class Pauses: Sendable {
    let all = Mutex<[Duration]>([])

    var clock: RetryClock {
      .init(pause: { pause in self.all.withLock { $0.append(pause) } }, now: { 1_800_000_000 })
    }

    var seconds: [Double] { all.withLock { $0.map { $0 / .seconds(1) } } }
  }

  private func send(
    _ repetition: HTTPRequest.Repetition, to server: ScriptedServer, policy: RetryPolicy = RetryPolicy(),
    _ pauses: Pauses = Pauses()
  ) async throws -> HTTPAnswer {
    let request = HTTPRequest(.post, try #require(WebAddress(server.address())), repetition: repetition)
    return try await RetryingClient(HTTPClient(), policy: policy, clock: pauses.clock).send(request)
  }

  @Test(
    arguments: [
      (["retry-after-ms": "250"], "", 0.25), (["Retry-After": "7"], "", 7), (["Retry-After": "1.5"], "", 1.5),
      (["Retry-After": "Fri, 15 Jan 2027 08:00:09 GMT"], "", 9),
      (["Retry-After": "Sun, 06 Nov 1994 08:49:47 GMT", "Date": "Sun, 06 Nov 1994 08:49:37 GMT"], "", 10),
      (["Retry-After": "Sunday, 06-Nov-94 08:49:47 GMT", "Date": "Sun, 06 Nov 1994 08:49:37 GMT"], "", 10),
      (["Retry-After": "Sun, 06 Nov 1994 08:49:07 GMT", "Date": "Sun, 06 Nov 1994 08:49:37 GMT"], "", 0),
      (["retry-after-ms": "250", "Retry-After": "7"], "", 0.25),
      ([:], "{\"detail\":\"throttled\",\"retry_after\":3}", 3), (["ratelimit-reset": "4"], "", 4),
      (["x-ratelimit-reset-requests": "1s"], "", 1), (["x-ratelimit-reset-tokens": "6m0s"], "", 360),
      (["x-ratelimit-reset-tokens": "20ms"], "", 0.02), (["x-ratelimit-reset-requests": "1h2m3.5s"], "", 3723.5),
      (
        [
          "x-ratelimit-reset-requests": "50s", "x-ratelimit-remaining-requests": "3",
          "x-ratelimit-reset-tokens": "2s", "x-ratelimit-remaining-tokens": "0",
        ], "", 2
      ),
      (["x-ratelimit-reset": "1800000011"], "", 11),
    ] as [([String: String], String, Double)])
  func `advice is understood in every spelling`(headers: [String: String], body: String, seconds: Double) async throws {
    let server = try ScriptedServer { _, count in [.answer(count == 0 ? 429 : 200, headers, body)] }
    let pauses = Pauses()
    let answer = try await send(
      .onlyIfRefused, to: server, policy: RetryPolicy(longestAdvice: .seconds(7200)), pauses)
    #expect(answer.status == 200)
    #expect(server.requests.count == 2)
    let pause = try #require(pauses.seconds.first)
    // Chance adds up to a tenth, never takes anything away.
    #expect(pause >= seconds && pause <= seconds * 1.1)
  }

  @Test(arguments: ["soon", "", "1e99", "-", "99h99"]) func `advice that is none falls back to the usual pause`(
    text: String
  ) async throws {
    let server = try ScriptedServer { _, count in
      [.answer(count == 0 ? 429 : 200, ["Retry-After": text, "x-ratelimit-reset-tokens": text])]
    }
    let pauses = Pauses()
    _ = try await send(.onlyIfRefused, to: server, pauses)
    #expect(pauses.seconds.count == 1)
    #expect(pauses.seconds.allSatisfy { (0.375...0.5).contains($0) })
  }

  @Test func `pauses double, are capped, spread by the seed, and the same for the same seed`() {
    let policy = RetryPolicy(retries: 12, seed: Seed(1))
    let pauses = (1...12).compactMap { policy.pause(before: $0, advice: nil) }.map { $0 / .seconds(1) }
    for (index, pause) in pauses.enumerated() {
      let full = min(0.5 * pow(2, Double(index)), 60)
      #expect(pause > full * 0.75 - 1e-9 && pause <= full, "pause \(index + 1)")
    }
    #expect(policy.pause(before: 13, advice: nil) == nil)
    #expect(
      policy.pause(before: 3, advice: nil) == RetryPolicy(retries: 12, seed: Seed(1)).pause(before: 3, advice: nil))
    #expect(
      policy.pause(before: 3, advice: nil) != RetryPolicy(retries: 12, seed: Seed(2)).pause(before: 3, advice: nil))
  }

  @Test func `a server that wants too much patience is not asked again`() async throws {
    let server = try ScriptedServer { _, _ in [.answer(429, ["Retry-After": "3600"])] }
    #expect(try await send(.harmless, to: server).status == 429)
    #expect(server.requests.count == 1)
  }

  @Test func `retries end, and the last failure is the answer`() async throws {
    let server = try ScriptedServer { _, count in [.answer(503, [:], "\(count)")] }
    let answer = try await send(.harmless, to: server, policy: RetryPolicy(retries: 3))
    #expect(answer.status == 503)
    #expect(answer.body == Array("3".utf8))
    #expect(server.requests.count == 4)
  }

  @Test(arguments: [
    (500, HTTPRequest.Repetition.onlyIfRefused, 1), (502, .onlyIfRefused, 1), (504, .onlyIfRefused, 1),
    (503, .onlyIfRefused, 3), (429, .onlyIfRefused, 3), (500, .afterAnswer, 3), (500, .harmless, 3),
    (400, .harmless, 1), (401, .harmless, 1), (402, .harmless, 1), (404, .harmless, 1), (422, .harmless, 1),
  ])
  func `what is asked again depends on the harm it can do`(
    status: Int, repetition: HTTPRequest.Repetition, requests: Int
  ) async throws {
    let server = try ScriptedServer { _, _ in [.answer(status)] }
    #expect(try await send(repetition, to: server).status == status)
    #expect(server.requests.count == requests)
  }

  @Test(arguments: [(HTTPRequest.Repetition.onlyIfRefused, 1), (.afterAnswer, 1), (.harmless, 3)])
  func `a reset after the request was sent is repeated only where it is harmless`(
    repetition: HTTPRequest.Repetition, requests: Int
  ) async throws {
    let server = try ScriptedServer { _, _ in [.reset] }
    await #expect(throws: HTTPError.self) { try await send(repetition, to: server) }
    #expect(server.requests.count == requests)
  }

  @Test func `a server may say itself whether to ask again`() async throws {
    let never = try ScriptedServer { _, _ in [.answer(503, ["x-should-retry": "false"])] }
    _ = try await send(.harmless, to: never)
    #expect(never.requests.count == 1)
    let always = try ScriptedServer { _, count in [.answer(count == 0 ? 400 : 200, ["x-should-retry": "true"])] }
    #expect(try await send(.harmless, to: always).status == 200)
  }
}
