import Testing

@testable import HTTP

@Suite struct RedirectRuleTests {
  private let rule = RedirectRule(hosts: ["cdn.example.net"], trustedHosts: ["*.replicate.delivery"])

  @Test(arguments: [
    ("https://api.example.com/b", true, true), ("https://cdn.example.net/b", true, false),
    ("https://x.replicate.delivery/b", true, true), ("https://replicate.delivery/b", false, false),
    ("https://evilreplicate.delivery/b", false, false), ("https://x.replicate.delivery.example.org/b", false, false),
    ("http://cdn.example.net/b", false, false), ("https://cdn.example.net:8443/b", false, false),
    ("http://api.example.com/b", false, false), ("https://api.example.com:444/b", false, false),
    ("https://sub.cdn.example.net/b", false, false),
  ])
  func `only listed hosts are followed, and only trusted ones get the key`(
    target: String, isAllowed: Bool, isTrusted: Bool
  ) throws {
    let origin = try #require(WebAddress("https://api.example.com/a"))
    let address = try #require(WebAddress(target))
    #expect(rule.allows(address, from: origin) == isAllowed)
    #expect(rule.trusts(address, from: origin) == isTrusted)
  }
}
