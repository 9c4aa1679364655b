import Diagnostics

/// The reason why there is no whole answer.
public struct HTTPError: Diagnosable, Equatable {
  public enum Fault: Sendable, Equatable {
    /// The request could not be made.
    case unsound(String)
    /// A secret would have gone over plain http to a public address.
    case exposedSecret
    case unreachable(String)
    case untrusted(String)
    case timeout(HTTPTimeouts.Phase, after: Duration)
    case brokenOff(String)
    case tooLarge(limit: Int)
    /// The answer led to a place that is not allowed.
    case redirect(to: String)
    case tooManyRedirects(Int)
    /// The answer could not be written to its file.
    case notStored(String)
  }

  public let fault: Fault
  public let address: WebAddress
  /// True if the server may have got the request.
  public let wasSent: Bool

  /// True if the same request may succeed a little later.
  public var isTransient: Bool {
    switch fault {
    case .unreachable, .timeout, .brokenOff: true
    case .unsound, .exposedSecret, .untrusted, .tooLarge, .redirect, .tooManyRedirects, .notStored: false
    }
  }

  public var diagnoses: [Diagnosis] {
    let (code, finding, remedy) = words
    return [
      Diagnosis(
        code: "http.\(code)", location: address.description, finding: finding, remedy: remedy, transient: isTransient)
    ]
  }

  private var words: (code: String, finding: String, remedy: String) {
    switch fault {
    case .unsound(let what): ("unsound", "the request has \(what)", "check the settings of this service")
    case .exposedSecret:
      ("exposed-secret", "the key would go unencrypted over a public network", "use an https:// address")
    case .unreachable(let why):
      (
        "unreachable", "no connection: \(why)",
        "check that the server runs and that address, network and proxy are right"
      )
    case .untrusted(let why):
      (
        "untrusted", "no trusted connection: \(why)",
        "check the address and the system's certificates (ca-certificates)"
      )
    case .timeout(let phase, let limit):
      ("timeout", "\(phase.rawValue) took longer than \(limit / .seconds(1)) s", "try later, or allow more time")
    case .brokenOff(let why): ("broken-off", "the connection broke: \(why)", "try later")
    case .tooLarge(let limit):
      ("too-large", "the answer has more than \(limit) bytes", "check that the address is the right one")
    case .redirect(let target):
      ("redirect", "the server sends on to \(target), which is not allowed", "check that the address is the right one")
    case .tooManyRedirects(let count):
      ("redirect", "the server sent on \(count) times in a row", "check that the address is the right one")
    case .notStored(let why): ("not-stored", "the answer could not be written: \(why)", "check space and permissions")
    }
  }
}
