import HTTP
import Testing

@Suite struct WebAddressTests {
  @Test(arguments: [
    ("https://api.example.com/v1", "api.example.com", 443), ("http://127.0.0.1:11434/v1", "127.0.0.1", 11434),
    ("http://[::1]:8080/", "::1", 8080), ("HTTPS://A.Example", "a.example", 443),
  ])
  func `an address is taken apart`(text: String, host: String, port: Int) throws {
    let address = try #require(WebAddress(text))
    #expect(address.host == host)
    #expect(address.port == port)
  }

  @Test(arguments: [
    "", "api.example.com", "/v1", "ftp://a/", "file:///a", "https://", "https://user:word@a/", "https://a/#b",
    "http://a b/",
    "http://a:99999/", "https://a\n/", "javascript:1",
  ])
  func `anything but a plain web address is refused`(text: String) { #expect(WebAddress(text) == nil) }

  @Test func `a description leaves the query out`() {
    #expect(WebAddress("https://a.example/b?token=1")?.description == "https://a.example:443/b")
  }

  @Test(arguments: [
    ("http://localhost/", false), ("http://10.1.2.3/", false), ("http://192.168.0.9:8000/", false),
    ("http://172.16.0.1/", false), ("http://studio.local/", false), ("http://ollama:11434/", false),
    ("https://api.example.com/", false), ("http://api.example.com/", true), ("http://172.32.0.1/", true),
    ("http://127.0.0.1.example.com/", true), ("http://10.example/", true),
  ])
  func `plain http is private only nearby`(text: String, isExposed: Bool) {
    #expect(WebAddress(text)?.isExposed == isExposed)
  }
}
