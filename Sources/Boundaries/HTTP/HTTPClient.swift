import Diagnostics
import Foundation
import System

/// Speaks http and https: connections are kept and shared, certificates checked, and redirects followed only by rule.
///
/// The environment is never looked at: proxies and certificates are given. Throws `HTTPError`, or `CancellationError` when
/// the task was cancelled.
public final class HTTPClient: Sendable {
  private let loop: TransferLoop?

  /// `certificates` is a PEM file of trusted authorities instead of the system's.
  public init(proxies: Proxies = .none, certificates: String? = nil) {
    loop = TransferLoop(proxies: proxies, certificates: certificates)
  }

  deinit { loop?.stop() }

  /// The answer to `request`, whatever its status, in memory.
  public func send(_ request: HTTPRequest) async throws -> HTTPAnswer { try await exchange(request, path: nil) }

  /// The answer to `request`; if it is a success, its body lies at `path`, which appears whole or not at all.
  public func download(_ request: HTTPRequest, to path: String) async throws -> HTTPAnswer {
    let part = "\(path).part"
    unlink(part)
    let answer = try await exchange(request, path: part)
    guard answer.isSuccess else { return answer }
    do {
      // The sink has written it through.
      try DurableFile.install(part, as: path, .survivesCrash)
      return answer
    } catch {
      unlink(part)
      throw HTTPError(fault: .notStored(error.reason), address: answer.address, wasSent: true)
    }
  }

  private func exchange(_ original: HTTPRequest, path: String?) async throws -> HTTPAnswer {
    var request = original
    for _ in 0...original.redirects.maximum {
      try Task.checkCancellation()
      if let fault = Self.fault(in: request) { throw HTTPError(fault: fault, address: request.address, wasSent: false) }
      guard let loop else {
        throw HTTPError(fault: .unsound("no transfer library"), address: request.address, wasSent: false)
      }
      let reception = try await loop.run(TransferOrder(request, path: path))
      guard let target = reception.redirect else { return reception.answer }
      request = try Self.redirected(request, to: target, status: reception.answer.status, original)
    }
    throw HTTPError(
      fault: .tooManyRedirects(original.redirects.maximum), address: original.address, wasSent: true)
  }

  private static func fault(in request: HTTPRequest) -> HTTPError.Fault? {
    if let header = request.headers.first(where: { !$0.isSound }) {
      return .unsound("a header that cannot be sent: \(header.name.prefix(40))")
    }
    if request.address.isExposed, request.headers.contains(where: { $0.secret != nil }) { return .exposedSecret }
    return nil
  }

  /// The request that follows a redirect (RFC 9110, 15.4): other than 307 and 308 turn a POST into a GET.
  private static func redirected(
    _ request: HTTPRequest, to text: String, status: Int, _ original: HTTPRequest
  ) throws -> HTTPRequest {
    guard let target = WebAddress(text), original.redirects.allows(target, from: original.address) else {
      let shown = WebAddress(text)?.description ?? "an address that is none"
      throw HTTPError(fault: .redirect(to: shown), address: request.address, wasSent: true)
    }
    var next = request
    next.address = target
    if !original.redirects.trusts(target, from: original.address) { next.headers.removeAll { $0.secret != nil } }
    if status != 307, status != 308, request.method != .get {
      next.method = .get
      next.body = nil
      next.upload = nil
      next.headers.removeAll { $0.name.lowercased() == "content-type" }
    }
    return next
  }
}

/// The way out through a proxy, as the environment has it.
public struct Proxies: Sendable, Hashable {
  private let plain: String?
  private let encrypted: String?
  /// Hosts that are reached without a proxy, as libcurl reads the list.
  let exceptions: String

  /// No proxy at all.
  public static let none = Proxies(environment: [:])

  /// The proxies of `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy`.
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
