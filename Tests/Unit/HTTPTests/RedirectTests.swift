import Diagnostics
import HTTP
import TestSupport
import Testing

@Suite(.fewAtOnce) struct RedirectTests {
  private let client = HTTPClient()

  @Test func `a redirect within the server is followed, with the key, and ends as a GET`() async throws {
    let server = try ScriptedServer { request, _ in
      request.target == "/a" ? [.answer(303, ["Location": "/b"])] : [.answer(200, [:], "there")]
    }
    var request = HTTPRequest(.post, try #require(WebAddress(server.address("/a"))), body: Array("{}".utf8))
    request.headers = [HTTPHeader("Content-Type", "application/json"), .bearer(try #require(Secret("k-1234")))]
    let answer = try await client.send(request)
    #expect(String(decoding: answer.body, as: UTF8.self) == "there")
    #expect(answer.address.text == server.address("/b"))
    #expect(server.requests.map(\.method) == ["POST", "GET"])
    #expect(server.requests.map { $0.header("Authorization") } == ["Bearer k-1234", "Bearer k-1234"])
    #expect(server.requests[1].body.isEmpty)
  }

  @Test func `307 keeps method and body`() async throws {
    let server = try ScriptedServer { request, _ in
      request.target == "/a" ? [.answer(307, ["Location": "/b"])] : [.answer()]
    }
    let address = try #require(WebAddress(server.address("/a")))
    _ = try await client.send(HTTPRequest(.post, address, body: Array("x=1".utf8)))
    #expect(server.requests.map(\.method) == ["POST", "POST"])
    #expect(server.requests[1].body == Array("x=1".utf8))
  }

  @Test func `a redirect to another server is refused, and nothing is sent there`() async throws {
    let foreign = try ScriptedServer { _, _ in [.answer()] }
    let targets = [foreign.address("/x"), "file:///etc/passwd", "ftp://127.0.0.1/", "http://user@127.0.0.1/", "//[::1"]
    for target in targets {
      let server = try ScriptedServer { _, _ in [.answer(302, ["Location": target])] }
      do {
        _ = try await client.send(HTTPRequest(.get, try #require(WebAddress(server.address()))))
        Issue.record("\(target) was followed")
      } catch let error as HTTPError {
        #expect(error.diagnoses.map(\.code) == ["http.redirect"], "\(target)")
        #expect(!error.isTransient)
      }
    }
    #expect(foreign.connections == 0)
  }

  @Test func `going round in circles ends`() async throws {
    let server = try ScriptedServer { _, _ in [.answer(302, ["Location": "/"])] }
    var request = HTTPRequest(.get, try #require(WebAddress(server.address())))
    request.redirects.maximum = 3
    await #expect { try await client.send(request) } throws: { ($0 as? HTTPError)?.fault == .tooManyRedirects(3) }
    #expect(server.requests.count == 4)
  }
}
