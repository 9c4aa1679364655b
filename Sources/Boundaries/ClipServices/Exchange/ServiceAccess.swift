import ClipRendering
import Diagnostics
import HTTP

/// The way to one service: where it is, how to show who we are, and how to read what it complains of.
public struct ServiceAccess: Sendable {
  /// As the source is called, for messages and receipts.
  public let name: String
  public let base: WebAddress
  private let client: RetryingClient
  private let credentials: [HTTPHeader]
  private let complaints: @Sendable (HTTPAnswer) -> ServiceComplaint
  /// The addresses that answers may lead to.
  public var redirects = RedirectRule.sameOrigin
  /// Of answers that come at once.
  public var timeouts = HTTPTimeouts()

  /// `complaints` reads an answer that is no success.
  public init(
    name: String, base: WebAddress, credentials: [HTTPHeader], client: RetryingClient,
    complaints: @escaping @Sendable (HTTPAnswer) -> ServiceComplaint
  ) {
    self.name = name
    self.base = base
    self.client = client
    self.credentials = credentials
    self.complaints = complaints
  }

  /// The server's origin, for receipts.
  public var server: String {
    "\(base.scheme)://\(base.host.contains(":") ? "[\(base.host)]" : base.host):\(base.port)"
  }

  /// A request to `path` below the base; `path` must be escaped already.
  public func request(
    _ method: HTTPRequest.Method, _ path: String, repetition: HTTPRequest.Repetition? = nil
  ) throws -> HTTPRequest {
    guard let address = base.appending(path) else { throw ServiceFault.address("\(base)/\(path)", of: name) }
    return request(method, address, repetition: repetition)
  }

  /// A request to `address`, with the credentials if they may be seen there.
  public func request(
    _ method: HTTPRequest.Method, _ address: WebAddress, repetition: HTTPRequest.Repetition? = nil
  ) -> HTTPRequest {
    let headers = redirects.trusts(address, from: base) ? credentials : []
    var request = HTTPRequest(method, address, headers: headers, repetition: repetition)
    request.redirects = redirects
    request.timeouts = timeouts
    return request
  }

  /// The successful answer to `request`, in memory; throws `ClipFailure`.
  public func send(_ request: HTTPRequest) async throws -> HTTPAnswer {
    try await exchange(request) { try await client.send(request, isFinal: isFinal) }
  }

  /// The same with its body in a file at `path`.
  public func download(_ request: HTTPRequest, to path: String) async throws -> HTTPAnswer {
    try await exchange(request) { try await client.download(request, to: path, isFinal: isFinal) }
  }

  @Sendable private func isFinal(_ answer: HTTPAnswer) -> Bool {
    let complaint = complaints(answer)
    return !complaint.kind.isTransient || complaint.isPatient
  }

  private func exchange(
    _ request: HTTPRequest, _ work: () async throws -> HTTPAnswer
  ) async throws -> HTTPAnswer {
    let answer: HTTPAnswer
    do {
      answer = try await work()
    } catch let error as HTTPError {
      throw ServiceFault.failure(error, of: request, from: name)
    }
    guard answer.isSuccess else {
      throw ServiceFault.failure(complaints(answer), in: answer, of: request, from: name)
    }
    return answer
  }

  /// The failure that an answer with status 200 reports in its body.
  public func failure(
    _ kind: ClipFailure.Kind, _ words: String, of request: HTTPRequest? = nil, mayBeBilled: Bool = false
  ) -> ClipFailure {
    let shown = hidingSecrets(in: words)
    return ClipFailure(
      kind, ServiceFault.diagnosis(kind, finding: shown, at: name), mayBeBilled: mayBeBilled)
  }

  /// `text` as it may be shown: on one line, not endless, without what is secret.
  public func hidingSecrets(in text: String) -> String {
    let request = HTTPRequest(.get, base, headers: credentials)
    return ServiceFault.short(request.hidingSecrets(in: text))
  }
}
