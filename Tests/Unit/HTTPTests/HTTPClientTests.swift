import Diagnostics
import Foundation
import HTTP
import Synchronization
import TestSupport
import Testing

@Suite(.fewAtOnce) struct HTTPClientTests {
  private let client = HTTPClient()

  private func request(
    _ method: HTTPRequest.Method = .get, _ server: ScriptedServer, _ path: String = "/"
  ) throws -> HTTPRequest {
    HTTPRequest(method, try #require(WebAddress(server.address(path))))
  }

  private func fault(_ request: HTTPRequest) async throws -> HTTPError.Fault? {
    do {
      _ = try await client.send(request)
      return nil
    } catch let error as HTTPError {
      return error.fault
    }
  }

  @Test func `a request arrives as it was written, and the answer comes back`() async throws {
    let server = try ScriptedServer { _, _ in [.answer(201, ["X-A": "1"], "{\"a\":1}")] }
    var request = try request(.post, server, "/v1/things?a=b")
    let key = try #require(Secret(" k-123456 \n"))
    request.headers = [HTTPHeader("Content-Type", "application/json"), .bearer(key)]
    request.body = Array("{}".utf8)
    let answer = try await client.send(request)
    #expect(answer.status == 201)
    #expect(answer.fields["x-a"] == "1")
    #expect(String(decoding: answer.body, as: UTF8.self) == "{\"a\":1}")
    let seen = try #require(server.requests.first)
    #expect(seen.method == "POST")
    #expect(seen.target == "/v1/things?a=b")
    #expect(seen.header("authorization") == "Bearer k-123456")
    #expect(seen.header("content-type") == "application/json")
    #expect(seen.header("expect") == nil)
    #expect(seen.body == Array("{}".utf8))
  }

  @Test func `one connection serves many requests, and a costly one has its own`() async throws {
    let server = try ScriptedServer { _, _ in [.answer()] }
    try await withTaskExecutorPreference(OwnThread()) {
      for _ in 0..<5 { _ = try await client.send(request(.get, server)) }
      #expect(server.connections == 1)
      _ = try await client.send(request(.post, server))
      #expect(server.connections == 2)
    }
  }

  @Test func `many transfers run at the same time on one thread`() async throws {
    let server = try ScriptedServer { request, _ in [.answer(200, [:], request.target)] }
    let request = try request(.get, server)
    let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<40 { group.addTask { [client] in try await client.send(request).status } }
      return try await group.reduce(into: [Int]()) { $0.append($1) }
    }
    #expect(statuses == Array(repeating: 200, count: 40))
  }

  @Test func `cancelling the task breaks the transfer off`() async throws {
    let (arrived, arrival) = AsyncStream.makeStream(of: Void.self)
    let server = try ScriptedServer { _, _ in
      arrival.yield()
      return [.hold]
    }
    let request = try request(.get, server)
    let task = Task { [client] in try await client.send(request) }
    for await _ in arrived { break }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func `a task that is cancelled beforehand sends nothing`() async throws {
    let server = try ScriptedServer { _, _ in [.answer()] }
    let request = try request(.get, server)
    let task = Task { [client] in
      withUnsafeCurrentTask { $0?.cancel() }
      return try await client.send(request)
    }
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(server.requests.isEmpty)
  }

  @Test func `an answer larger than allowed is an error, declared or not`() async throws {
    let body = String(repeating: "x", count: 5000)
    let honest = try ScriptedServer { _, _ in [.answer(200, [:], body)] }
    let endless = try ScriptedServer { _, _ in
      [.send(Array("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n\(body)".utf8)), .close]
    }
    for server in [honest, endless] {
      var request = try request(.get, server)
      request.largestAnswer = 4999
      #expect(try await fault(request) == .tooLarge(limit: 4999))
      request.largestAnswer = 5000
      #expect(try await client.send(request).body.count == 5000)
    }
  }

  @Test func `an endless head is an error`() async throws {
    let server = try ScriptedServer { _, _ in
      let line = "X-Long: \(String(repeating: "y", count: 4000))\r\n"
      return [.send(Array(("HTTP/1.1 200 OK\r\n" + String(repeating: line, count: 40)).utf8)), .hold]
    }
    #expect(try await fault(request(.get, server)) == .tooLarge(limit: 65_536))
  }

  @Test func `a body shorter than its declared length is an error`() async throws {
    let server = try ScriptedServer { _, _ in
      [.send(Array((ScriptedAct.head(200, length: 100) + "{}").utf8)), .close]
    }
    guard case .brokenOff = try await fault(request(.get, server)) else {
      Issue.record("not broken off")
      return
    }
  }

  @Test(arguments: [[ScriptedAct.reset], [.close], [.send(Array("HTTP/1.1 200 OK\r\nContent-Le".utf8)), .reset]])
  func `a connection that breaks is said to have broken`(acts: [ScriptedAct]) async throws {
    let server = try ScriptedServer { _, _ in acts }
    guard case .brokenOff = try await fault(request(.post, server)) else {
      Issue.record("not broken off")
      return
    }
    #expect(server.requests.count == 1)
  }

  @Test func `nobody at the address is said to be unreachable`() async throws {
    let port = try { try ScriptedServer { _, _ in [] }.port }()
    let address = try #require(WebAddress("http://127.0.0.1:\(port)/"))
    do {
      _ = try await client.send(HTTPRequest(.post, address))
      Issue.record("somebody answered")
    } catch let error as HTTPError {
      guard case .unreachable = error.fault else {
        Issue.record("\(error.fault)")
        return
      }
      #expect(!error.wasSent)
      #expect(error.diagnoses.map(\.code) == ["http.unreachable"])
      #expect(error.isTransient)
    }
  }

  @Test func `each phase has its time`() async throws {
    let silent = try ScriptedServer { _, _ in [.hold] }
    let slow = try ScriptedServer { _, _ in
      [
        .drip(
          Array((ScriptedAct.head(200, length: 10_000) + "{").utf8 + [UInt8](repeating: 32, count: 9_999)),
          pause: .milliseconds(5))
      ]
    }
    var waiting = try request(.get, silent)
    waiting.timeouts.firstByte = .milliseconds(80)
    #expect(try await fault(waiting) == .timeout(.firstByte, after: .milliseconds(80)))
    var dripping = try request(.get, slow)
    dripping.timeouts.slow = .milliseconds(150)
    dripping.timeouts.slowest = 100_000
    #expect(try await fault(dripping) == .timeout(.slow, after: .milliseconds(150)))
    dripping.timeouts = HTTPTimeouts(total: .milliseconds(120))
    #expect(try await fault(dripping) == .timeout(.total, after: .milliseconds(120)))
    // It listens, but knows nothing of encryption.
    let deaf = try ScriptedServer { _, _ in [.hold] }
    var encrypted = HTTPRequest(.get, try #require(WebAddress("https://127.0.0.1:\(deaf.port)/")))
    encrypted.timeouts.connect = .milliseconds(100)
    #expect(try await fault(encrypted) == .timeout(.connect, after: .milliseconds(100)))
  }

  @Test func `a proxy is asked when the environment names one, and not for its exceptions`() async throws {
    let proxy = try ScriptedServer { _, _ in [.answer(200, [:], "proxy")] }
    let server = try ScriptedServer { _, _ in [.answer(200, [:], "server")] }
    let environment = ["http_proxy": "http://127.0.0.1:\(proxy.port)"]
    let request = HTTPRequest(.get, try #require(WebAddress(server.address("/a"))))
    let through = try await HTTPClient(proxies: Proxies(environment: environment)).send(request)
    #expect(String(decoding: through.body, as: UTF8.self) == "proxy")
    #expect(proxy.requests.map(\.target) == [server.address("/a")])
    let around = Proxies(environment: environment.merging(["NO_PROXY": "127.0.0.1"]) { $1 })
    #expect(String(decoding: try await HTTPClient(proxies: around).send(request).body, as: UTF8.self) == "server")
    #expect(Proxies(environment: ["HTTP_PROXY": "http://127.0.0.1:1"]) == .none)
  }
}
