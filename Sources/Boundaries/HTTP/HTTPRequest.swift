/// A request to a server, and the bounds of its answer.
public struct HTTPRequest: Sendable {
  public enum Method: String, Sendable, Hashable {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
    case delete = "DELETE"
  }

  /// True if asking again can do harm, such as being billed twice.
  public enum Repetition: Sendable, Hashable {
    /// The same, however often it is asked.
    case harmless
    /// Only when the server has answered that it failed, or cannot have heard of it.
    case afterAnswer
    /// Only when the server has said that it did not begin, or cannot have heard of it.
    case onlyIfRefused
  }

  public var method: Method
  public var address: WebAddress
  public var headers: [HTTPHeader]
  public var body: [UInt8]?
  /// The body that is put together while it is sent, where there is no `body`.
  public var upload: HTTPUpload?
  public var timeouts = HTTPTimeouts()
  /// In bytes of the body; a larger answer is an error.
  public var largestAnswer = 4 << 20
  /// True if the body of a 200 is not wanted: the transfer ends with its first byte.
  public var headSuffices = false
  public var redirects = RedirectRule.sameOrigin
  public var repetition: Repetition

  public init(
    _ method: Method, _ address: WebAddress, headers: [HTTPHeader] = [], body: [UInt8]? = nil,
    repetition: Repetition? = nil
  ) {
    self.method = method
    self.address = address
    self.headers = headers
    self.body = body
    self.repetition = repetition ?? (method == .post ? .onlyIfRefused : .harmless)
  }

  /// `text` without the request's secrets.
  public func hidingSecrets(in text: String) -> String {
    headers.compactMap(\.secret).reduce(text) { $1.hidden(in: $0) }
  }
}

/// A line of a request's head.
public struct HTTPHeader: Sendable, Hashable {
  public let name: String
  let value: String
  let secret: Secret?

  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
    secret = nil
  }

  /// A header whose value is `prefix` and then the secret.
  public init(_ name: String, prefix: String = "", _ secret: Secret) {
    self.name = name
    value = prefix
    self.secret = secret
  }

  /// `Authorization: Bearer …` (RFC 6750).
  public static func bearer(_ secret: Secret) -> HTTPHeader { HTTPHeader("Authorization", prefix: "Bearer ", secret) }

  /// True if name and value can stand on a line of their own.
  var isSound: Bool {
    let marks = Set("!#$%&'*+-.^_`|~".utf8)
    let isToken = { (byte: UInt8) in marks.contains(byte) || Character(Unicode.Scalar(byte)).isLetter || 48...57 ~= byte
    }
    return !name.isEmpty && name.utf8.allSatisfy { $0 < 0x80 && isToken($0) }
      && value.utf8.allSatisfy { (0x20...0x7E).contains($0) }
  }

  /// The line as it is sent.
  var line: String { "\(name): \(value)\(secret?.value ?? "")" }
}

/// The addresses that an answer may redirect to, and those of them that may see the credentials.
public struct RedirectRule: Sendable, Hashable {
  /// Hosts other than the request's own: a name, or `*.` and a name for all hosts below it; reached by https alone.
  public var hosts: [String]
  /// Those of `hosts` that get the headers with secrets too.
  public var trustedHosts: [String]
  /// The most redirects in a row.
  public var maximum: Int

  public init(hosts: [String] = [], trustedHosts: [String] = [], maximum: Int = 5) {
    self.hosts = hosts
    self.trustedHosts = trustedHosts
    self.maximum = maximum
  }

  /// Only within the server that was asked.
  public static let sameOrigin = RedirectRule()

  /// True if `target` may be asked for what a server at `origin` has.
  public func allows(_ target: WebAddress, from origin: WebAddress) -> Bool {
    target.hasOrigin(of: origin) || Self.isListed(target, hosts + trustedHosts)
  }

  /// True if headers with secrets go along.
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
