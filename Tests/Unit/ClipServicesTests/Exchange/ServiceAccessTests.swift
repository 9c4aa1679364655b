import ClipRendering
import ClipServices
import ClipTestSupport
import Diagnostics
import HTTP
import TestSupport
import Testing

@Suite(.fewAtOnce) struct ServiceAccessTests {
  private let bench: ClipBench

  init() throws { bench = try ClipBench() }

  private func access(_ base: String) throws -> ServiceAccess {
    var access = ServiceAccess(
      name: "somebody", base: try #require(WebAddress(base)), credentials: [.bearer(try #require(bench.key))],
      client: bench.client
    ) { ServiceComplaint(status: $0.status, words: JSON($0.body)?["detail"]?.line ?? "") }
    access.redirects.hosts = ["files.example"]
    access.redirects.trustedHosts = ["*.replicate.delivery"]
    return access
  }

  @Test(arguments: [
    ("https://api.example/v1/x", true), ("https://a.replicate.delivery/x", true), ("https://files.example/x", false),
    ("https://replicate.delivery.example/x", false), ("http://a.replicate.delivery/x", false),
    ("https://a.replicate.delivery:8443/x", false), ("http://api.example/x", false),
  ])
  func `the key goes to the service and to those it trusts, by https`(address: String, isShown: Bool) throws {
    let request = try access("https://api.example/v1").request(.get, try #require(WebAddress(address)))
    #expect(request.headers.contains { $0.name == "Authorization" } == isShown)
  }

  @Test func `a file at a location that may be asked but not trusted is asked for without the key`() async throws {
    let server = try ScriptedServer { _, _ in [.answer()] }
    let access = try access("https://api.example/v1")
    let failure = try await bench.failure {
      try await access.bring(
        server.address("/a.wav"), as: "mix", into: ClipFolder(bench.folder, of: "somebody"), limit: 1000)
    }
    #expect(failure?.kind == .unusable)
    #expect(server.connections == 0)
  }

  @Test func `what a service says is shown on one line, without colours and keys, and not endlessly`() async throws {
    let words = "a\\n\\u001b[31mb \(ClipBench.key)\\u202e" + String(repeating: "x", count: 5000)
    let server = try ScriptedServer { _, _ in [.answer(400, [:], "{\"detail\":\"\(words)\"}")] }
    bench.hold(server)
    let access = try access(server.address("/v1"))
    let failure = try #require(try await bench.failure { try await access.ask(try access.request(.get, "a")) })
    #expect(failure.diagnosis.finding.contains("answered 400: a [31mb (hidden) xxx"))
    #expect(failure.diagnosis.finding.count < 400)
  }

  @Test(arguments: ["a b", "a\nb", "ä"]) func `a path that is no address is a mistake in the settings`(path: String)
    throws
  {
    let access = try access("https://api.example")
    #expect { try access.request(.get, path) } throws: { ($0 as? ClipFailure)?.kind == .misconfigured }
  }
}
