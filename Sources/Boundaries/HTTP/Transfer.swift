import CCurl
import Synchronization

/// One exchange with a server, without redirects: a libcurl handle and what it has received.
///
/// It belongs to the thread of its `TransferLoop`; only `isCancelled` may be touched from elsewhere.
final class Transfer {
  let request: HTTPRequest
  let easy: UnsafeMutableRawPointer
  let order: TransferOrder
  private var headers: UnsafeMutablePointer<curl_slist>?
  private var watch: TransferWatch
  private let start = ContinuousClock.now
  private(set) var status = 0
  private(set) var fields = HTTPFields()
  private(set) var sink: TransferSink
  var source: TransferSource?
  private var headBytes = 0
  /// The fault for which the transfer was stopped from this side.
  var fault: HTTPError.Fault?
  /// True if the rest of the answer is not wanted.
  private var hasEnough = false

  /// More than any honest head.
  private static let largestHead = 64 << 10

  init?(_ order: TransferOrder, proxies: Proxies, certificates: String?) {
    guard let easy = curl_easy_init() else { return nil }
    self.order = order
    request = order.request
    self.easy = easy
    watch = TransferWatch(request.timeouts)
    sink = TransferSink(limit: request.largestAnswer, path: order.path)
    source = request.upload.map(TransferSource.init)
    configure(proxies, certificates)
    configureMessage()
  }

  deinit {
    curl_easy_cleanup(easy)
    curl_slist_free_all(headers)
  }

  private func configure(_ proxies: Proxies, _ certificates: String?) {
    ccurl_set_text(easy, CURLOPT_URL, request.address.text)
    ccurl_set_text(easy, CURLOPT_PROTOCOLS_STR, "http,https")
    ccurl_set_number(easy, CURLOPT_NOSIGNAL, 1)
    ccurl_set_number(easy, CURLOPT_FOLLOWLOCATION, 0)
    ccurl_set_number(easy, CURLOPT_SSL_VERIFYPEER, 1)
    ccurl_set_number(easy, CURLOPT_SSL_VERIFYHOST, 2)
    ccurl_set_number(easy, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
    ccurl_set_number(easy, CURLOPT_TCP_KEEPALIVE, 1)
    ccurl_set_number(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    // On a connection that dies as it is reused libcurl would send the request again by itself.
    ccurl_set_number(easy, CURLOPT_FRESH_CONNECT, request.repetition == .onlyIfRefused ? 1 : 0)
    ccurl_set_text(easy, CURLOPT_PROXY, proxies.proxy(for: request.address) ?? "")
    ccurl_set_text(easy, CURLOPT_NOPROXY, proxies.exceptions)
    if let certificates { ccurl_set_text(easy, CURLOPT_CAINFO, certificates) }
    let context = Unmanaged.passUnretained(self).toOpaque()
    ccurl_set_context(easy, CURLOPT_PRIVATE, context)
    ccurl_set_context(easy, CURLOPT_WRITEDATA, context)
    ccurl_set_context(easy, CURLOPT_HEADERDATA, context)
    ccurl_set_take(easy, CURLOPT_WRITEFUNCTION) { Transfer.taking($0, $1 * $2, $3) { $0.takeBody($1) } }
    ccurl_set_take(easy, CURLOPT_HEADERFUNCTION) { Transfer.taking($0, $1 * $2, $3) { $0.takeHead($1) } }
  }

  private func configureMessage() {
    // Without this libcurl waits a second for "100 Continue" before it sends a longer body.
    var lines = ["Expect:"]
    if !request.headers.contains(where: { $0.name.lowercased() == "user-agent" }) {
      lines.append("User-Agent: dubplate")
    }
    lines += request.headers.map(\.line)
    if let type = request.upload?.contentType, request.body == nil { lines.append("Content-Type: \(type)") }
    for line in lines { headers = curl_slist_append(headers, line) }
    ccurl_set_list(easy, CURLOPT_HTTPHEADER, headers)
    configureBody()
    if request.method != .get || request.body != nil {
      ccurl_set_text(easy, CURLOPT_CUSTOMREQUEST, request.method.rawValue)
    }
  }

  private static func taking(
    _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int, _ context: UnsafeMutableRawPointer?,
    _ receive: (Transfer, UnsafeRawBufferPointer) -> Bool
  ) -> Int {
    guard let context else { return 0 }
    let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
    return receive(transfer, UnsafeRawBufferPointer(start: bytes, count: count)) ? count : 0
  }

  /// Returns whether to go on.
  private func takeBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
    do {
      hasEnough = request.headSuffices && status == 200
      if !hasEnough { hasEnough = try !sink.write(bytes, isSuccess: 200...299 ~= status) }
      return !hasEnough
    } catch TransferSink.Trouble.file(let reason) {
      fault = .notStored(reason)
    } catch {
      fault = .tooLarge(limit: request.largestAnswer)
    }
    return false
  }

  private func takeHead(_ bytes: UnsafeRawBufferPointer) -> Bool {
    headBytes += bytes.count
    guard headBytes <= Self.largestHead else {
      fault = .tooLarge(limit: Self.largestHead)
      return false
    }
    let line = String(decoding: bytes, as: UTF8.self)
    if line.hasPrefix("HTTP/") {
      status = line.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
      fields = HTTPFields()
    } else if let colon = line.firstIndex(of: ":") {
      fields.add(String(line[..<colon]), Self.trimmed(line[line.index(after: colon)...]))
    }
    return true
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0.isWhitespace }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  /// Remembers that a part of the transfer takes too long; returns whether it does.
  func checkTime() -> Bool {
    let position = TransferWatch.Position(
      isConnected: size(CURLINFO_PRETRANSFER_TIME_T) > 0, sent: Int(size(CURLINFO_SIZE_UPLOAD_T)),
      received: headBytes + sink.count)
    guard let phase = watch.overrun(at: ContinuousClock.now - start, position) else { return false }
    fault = .timeout(phase, after: request.timeouts.limit(of: phase))
    return true
  }

  /// The outcome, once libcurl is done or the transfer was stopped.
  func conclude(_ code: CURLcode) -> Result<Reception, HTTPError> {
    source?.close()
    var fault = fault ?? (code == CURLE_OK || hasEnough ? nil : Self.fault(code))
    do {
      try sink.finish(isWhole: fault == nil && 200...299 ~= status)
    } catch {
      fault = .notStored("\(error)")
    }
    if let fault { return .failure(HTTPError(fault: fault, address: request.address, wasSent: wasSent)) }
    let answer = HTTPAnswer(status: status, fields: fields, body: sink.body, address: request.address)
    return .success(Reception(answer: answer, redirect: text(CURLINFO_REDIRECT_URL)))
  }

  private static func fault(_ code: CURLcode) -> HTTPError.Fault {
    let reason = String(cString: curl_easy_strerror(code))
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_CONNECT: return .unreachable(reason)
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM,
      CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR:
      return .untrusted(reason)
    case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL: return .unsound(reason)
    default: return .brokenOff(reason)
    }
  }

  private var wasSent: Bool {
    var sent = 0
    ccurl_get_number(easy, CURLINFO_REQUEST_SIZE, &sent)
    return sent > 0
  }

  private func size(_ info: CURLINFO) -> curl_off_t {
    var value: curl_off_t = 0
    ccurl_get_size(easy, info, &value)
    return value
  }

  private func text(_ info: CURLINFO) -> String? {
    var value: UnsafePointer<CChar>?
    ccurl_get_text(easy, info, &value)
    return value.map { String(cString: $0) }
  }
}

/// An answer, and where it leads on to.
struct Reception: Sendable {
  let answer: HTTPAnswer
  let redirect: String?
}
