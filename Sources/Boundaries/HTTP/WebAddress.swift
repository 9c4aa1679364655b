import CCurl
import Diagnostics

/// An http or https address, taken apart by the same code that will connect to it.
public struct WebAddress: Sendable, Hashable, CustomStringConvertible {
  /// The whole address, as it is requested.
  public let text: String
  public let scheme: String
  /// Lower case; an IPv6 address without its brackets.
  public let host: String
  public let port: Int
  let path: String

  /// Nil unless `text` is a complete http or https address without user name, password and fragment.
  public init?(_ text: String) {
    guard text.utf8.count <= 8192, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), let handle = curl_url() else {
      return nil
    }
    defer { curl_url_cleanup(handle) }
    guard curl_url_set(handle, CURLUPART_URL, text, 0) == CURLUE_OK,
      let scheme = Self.part(CURLUPART_SCHEME, of: handle), ["http", "https"].contains(scheme),
      let host = Self.part(CURLUPART_HOST, of: handle), !host.isEmpty,
      let port = Self.part(CURLUPART_PORT, of: handle, UInt32(CURLU_DEFAULT_PORT)).flatMap(Int.init),
      Self.part(CURLUPART_USER, of: handle) == nil, Self.part(CURLUPART_PASSWORD, of: handle) == nil,
      Self.part(CURLUPART_FRAGMENT, of: handle) == nil
    else { return nil }
    self.text = text
    self.scheme = scheme
    self.host = String(host.lowercased().trimmingPrefix("[")).replacing("]", with: "")
    self.port = port
    path = Self.part(CURLUPART_PATH, of: handle) ?? "/"
  }

  private static func part(_ part: CURLUPart, of handle: OpaquePointer, _ flags: UInt32 = 0) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard curl_url_get(handle, part, &text, flags) == CURLUE_OK, let text else { return nil }
    defer { curl_free(text) }
    return String(cString: text)
  }

  /// Without the query, which may hold what should not be shown.
  public var description: String { "\(scheme)://\(host.contains(":") ? "[\(host)]" : host):\(port)\(path)" }

  /// The address one level down; `name` must not need escaping.
  public func appending(_ name: String) -> WebAddress? {
    WebAddress(text.hasSuffix("/") ? text + name : "\(text)/\(name)")
  }

  /// True if both lead to the same server by the same means (RFC 6454).
  public func hasOrigin(of other: WebAddress) -> Bool {
    scheme == other.scheme && host == other.host && port == other.port
  }

  /// True if what is sent there can be read by strangers on the way.
  ///
  /// Plain http is private only to this machine, to private addresses (RFC 1918, RFC 4193) and to names that no public
  /// server has.
  public var isExposed: Bool { scheme == "http" && !isNear }

  private var isNear: Bool {
    if host == "localhost" || host == "::1" || host.hasPrefix("fd") && host.contains(":") { return true }
    let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    if numbers.count == 4, let first = numbers[0], let second = numbers[1], numbers[2] != nil, numbers[3] != nil {
      return first == 127 || first == 10 || (first == 172 && 16...31 ~= second) || (first == 192 && second == 168)
    }
    if host.contains(":") { return false }
    return !host.contains(".")
      || [".local", ".lan", ".internal", ".home.arpa", ".localhost"].contains { host.hasSuffix($0) }
  }
}
