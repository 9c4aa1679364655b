/// Where an answer may send us on to, and who may see the credentials there.
public struct RedirectRule: Sendable, Hashable {
  /// Hosts other than the request's own: a name, or `*.` and a name for all hosts below it; reached by https alone.
  public var hosts: [String]
  /// Those of `hosts` that get the headers with secrets too.
  public var trustedHosts: [String]
  /// How many times in a row.
  public var maximum: Int

  public init(hosts: [String] = [], trustedHosts: [String] = [], maximum: Int = 5) {
    self.hosts = hosts
    self.trustedHosts = trustedHosts
    self.maximum = maximum
  }

  /// Only within the server that was asked.
  public static let sameOrigin = RedirectRule()

  /// Whether `target` may be asked for what a server at `origin` has.
  public func allows(_ target: WebAddress, from origin: WebAddress) -> Bool {
    target.hasOrigin(of: origin) || Self.isListed(target, hosts + trustedHosts)
  }

  /// Whether headers with secrets go along.
  public func trusts(_ target: WebAddress, from origin: WebAddress) -> Bool {
    target.hasOrigin(of: origin) || Self.isListed(target, trustedHosts)
  }

  private static func isListed(_ target: WebAddress, _ patterns: [String]) -> Bool {
    guard target.scheme == "https", target.port == 443 else { return false }
    return patterns.contains { pattern in
      pattern.hasPrefix("*.") ? target.host.hasSuffix(pattern.dropFirst()) : target.host == pattern
    }
  }
}
