import ClipRendering
import Diagnostics
import HTTP

/// Makes failures of what went wrong in an exchange.
public enum ServiceFault {
  static func address(_ text: String, of source: String) -> ClipFailure {
    ClipFailure(.misconfigured, diagnosis(.misconfigured, finding: "\"\(short(text))\" is no address", at: source))
  }

  /// A transfer without a whole answer.
  ///
  /// A request that may cost and may have arrived leaves open whether it was carried out.
  static func failure(_ error: HTTPError, of request: HTTPRequest, from source: String) -> ClipFailure {
    let isRisk = error.wasSent && request.repetition != .harmless
    let kind: ClipFailure.Kind =
      switch error.fault {
      case .unsound, .exposedSecret, .untrusted: .misconfigured
      case .notStored: .notStored
      case .tooLarge, .redirect, .tooManyRedirects: .unusable
      case .unreachable, .timeout, .brokenOff: isRisk ? .uncertain : .unavailable
      }
    let words = error.diagnoses.first
    return ClipFailure(
      kind,
      Diagnosis(
        code: "service.\(code(kind))", location: source,
        finding: "\(error.address): \(words?.finding ?? "no answer")\(isRisk ? "; it may have been carried out" : "")",
        remedy: kind == .uncertain ? remedy(kind) : words?.remedy ?? remedy(kind)), mayBeBilled: isRisk)
  }

  /// An answer that reports a failure.
  static func failure(
    _ complaint: ServiceComplaint, in answer: HTTPAnswer, of request: HTTPRequest, from source: String
  ) -> ClipFailure {
    let words = short(request.hidingSecrets(in: complaint.words))
    let finding = "\(answer.address) answered \(answer.status)\(words.isEmpty ? "" : ": \(words)")"
    // Those in between may have handed the request on before they failed.
    let isRisk =
      request.repetition == .onlyIfRefused && [500, 502, 504].contains(answer.status) && !complaint.isUnbilled
    let kind = isRisk ? .uncertain : complaint.kind
    let wait = complaint.kind.isTransient ? RetryAdvice.wait(in: answer, now: 0) ?? complaint.wait : nil
    return ClipFailure(kind, diagnosis(kind, finding: finding, at: source), wait: wait, mayBeBilled: isRisk)
  }

  /// The diagnosis that goes with a kind of failure.
  public static func diagnosis(_ kind: ClipFailure.Kind, finding: String, at source: String) -> Diagnosis {
    Diagnosis(code: "service.\(code(kind))", location: source, finding: finding, remedy: remedy(kind))
  }

  /// On one line and not endless.
  static func short(_ text: String) -> String {
    // What moves the cursor or changes colours has no place in a log.
    let isControl = { (character: Character) in
      character.unicodeScalars.contains { [.control, .lineSeparator, .format].contains($0.properties.generalCategory) }
    }
    let line = text.split(whereSeparator: isControl).joined(separator: " ")
    return line.count > 300 ? "\(line.prefix(300))…" : line
  }

  private static func code(_ kind: ClipFailure.Kind) -> String {
    switch kind {
    case .notAllowed: "not-allowed"
    case .noCredit: "no-credit"
    case .notFound: "not-found"
    case .notStored: "not-stored"
    default: kind.rawValue
    }
  }

  private static func remedy(_ kind: ClipFailure.Kind) -> String {
    switch kind {
    case .rejected: "say it in other words, or use another backend"
    case .misconfigured, .notFound: "check the backend's settings"
    case .notAllowed: "check the backend's key and what its account may do"
    case .noCredit: "look after the account's credit"
    case .busy, .unavailable: "nothing, it is tried again later"
    case .uncertain: "look in the service's own list whether it was made and billed"
    case .failed: "try another seed or other words"
    case .gone: "order it again"
    case .unusable: "check that the address leads to the right service"
    case .notStored: "check space and permissions"
    }
  }
}

/// A service's own report of what is wrong.
public struct ServiceComplaint: Sendable, Hashable {
  public var kind: ClipFailure.Kind
  /// In the service's own words; may be empty.
  public var words: String
  /// The pause that it asks for, where that is known otherwise than by its headers.
  public var wait: Duration?
  /// True if it is to be left to whoever plans the orders to wait, however short it is.
  public var isPatient = false
  /// True if nothing was made and billed, though the status alone would leave that open.
  public var isUnbilled = false

  public init(_ kind: ClipFailure.Kind, _ words: String, wait: Duration? = nil) {
    self.kind = kind
    self.words = words
    self.wait = wait
  }

  /// The meaning of a status where a service says nothing else.
  public init(status: Int, words: String) {
    self.init(Self.kind(status), words)
  }

  private static func kind(_ status: Int) -> ClipFailure.Kind {
    switch status {
    case 401, 403: .notAllowed
    case 402: .noCredit
    case 404, 410: .notFound
    case 405, 406, 415, 501: .misconfigured
    case 408, 409, 425, 429: .busy
    case 500...: .unavailable
    default: .rejected
    }
  }
}
