/// The way out through a proxy, as the environment has it.
public struct Proxies: Sendable, Hashable {
  private let plain: String?
  private let encrypted: String?
  /// Hosts that are reached without a proxy, as libcurl reads the list.
  let exceptions: String

  /// No proxy at all.
  public static let none = Proxies(environment: [:])

  /// What `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy` say.
  ///
  /// All but the first count in upper case too; `HTTP_PROXY` does not, as a web server may set it from a request
  /// (CVE-2016-5385).
  public init(environment: [String: String]) {
    func value(_ name: String) -> String? {
      [environment[name], environment[name.uppercased()]].compactMap { $0 }.first { !$0.isEmpty }
    }
    plain = environment["http_proxy"].flatMap { $0.isEmpty ? nil : $0 } ?? value("all_proxy")
    encrypted = value("https_proxy") ?? value("all_proxy")
    exceptions = value("no_proxy") ?? ""
  }

  func proxy(for address: WebAddress) -> String? { address.scheme == "https" ? encrypted : plain }
}
