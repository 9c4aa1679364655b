import Diagnostics
import HTTP
import TestSupport
import Testing

@Suite(.fewAtOnce) struct SecretTests {
  @Test func `a secret shows in no description, dump or error`() async throws {
    let secret = try #require(Secret("sk-very-secret-0123456789"))
    let server = try ScriptedServer { _, _ in [.reset] }
    let request = HTTPRequest(.get, try #require(WebAddress(server.address("/?q=1"))), headers: [.bearer(secret)])
    var shown = "\(secret) \(request) \(String(reflecting: secret)) \(String(reflecting: request))"
    dump(request, to: &shown)
    do {
      _ = try await HTTPClient().send(request)
    } catch let error as HTTPError {
      shown += "\(error) \(error.diagnoses)"
    }
    #expect(!shown.contains("very-secret"))
    #expect(server.requests.first?.header("authorization") == "Bearer sk-very-secret-0123456789")
  }

  @Test func `what a server repeats of it is masked`() throws {
    let secret = try #require(Secret("sk-very-secret"))
    let request = HTTPRequest(.get, try #require(WebAddress("https://a.example/")), headers: [.bearer(secret)])
    #expect(request.hidingSecrets(in: "bad key sk-very-secret!") == "bad key (hidden)!")
  }

  @Test(arguments: ["", " \n", "a b", "a\nX-Evil: 1", "ä", "a\u{7F}", String(repeating: "x", count: 4097)])
  func `what cannot stand in a header is no secret`(text: String) {
    #expect(Secret(text) == nil)
  }

  @Test(arguments: ["http://api.example.com/v1", "http://8.8.8.8/", "http://172.32.0.1/"])
  func `a key never goes over plain http to a public address`(address: String) async throws {
    let request = HTTPRequest(
      .get, try #require(WebAddress(address)), headers: [.bearer(try #require(Secret("k-1234")))])
    await #expect { try await HTTPClient().send(request) } throws: { ($0 as? HTTPError)?.fault == .exposedSecret }
  }

  @Test(arguments: ["a\r\nX-Evil: 1", "a\0", "ä"]) func `a header that would break the head is refused`(value: String)
    async throws
  {
    let request = HTTPRequest(
      .get, try #require(WebAddress("http://127.0.0.1:1/")), headers: [HTTPHeader("X-A", value)])
    await #expect { try await HTTPClient().send(request) } throws: {
      ($0 as? HTTPError)?.diagnoses.map(\.code) == ["http.unsound"]
    }
  }
}
