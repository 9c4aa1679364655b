import Diagnostics

/// The reason why there is no clip, or not yet.
public struct ClipFailure: Diagnosable, Hashable {
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// The service does not want this request, and never will.
    case rejected
    /// Address, certificate, model or program are not right.
    case misconfigured
    /// The service does not know what it was asked about.
    case notFound
    /// The key is missing or not good enough.
    case notAllowed
    case noCredit
    /// Too much at once; later.
    case busy
    /// Down, starting or unreachable; later.
    case unavailable
    /// It may have begun, and may be billed, but its answer was lost.
    case uncertain
    /// The work itself went wrong; another seed may do better.
    case failed
    /// It was made, but is not there any more.
    case gone
    /// The answer is not what was agreed on.
    case unusable
    /// The answer could not be written here.
    case notStored
  }

  public let kind: Kind
  public let diagnosis: Diagnosis
  /// The pause that the service asks for.
  public let wait: Duration?
  /// True if the order may have been carried out and billed all the same.
  public let mayBeBilled: Bool

  public init(_ kind: Kind, _ diagnosis: Diagnosis, wait: Duration? = nil, mayBeBilled: Bool = false) {
    self.kind = kind
    self.wait = wait
    self.mayBeBilled = mayBeBilled
    self.diagnosis = Diagnosis(
      code: diagnosis.code, location: diagnosis.location, finding: diagnosis.finding, remedy: diagnosis.remedy,
      transient: kind.isTransient)
  }

  public var diagnoses: [Diagnosis] { [diagnosis] }
}

extension ClipFailure.Kind {
  /// True if the service, not the request, is to blame, so that others like it had better wait too.
  public var isTransient: Bool { [.busy, .unavailable, .notStored].contains(self) }
}
