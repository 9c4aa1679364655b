import Conforming
import Diagnostics

extension ClipCast {
  /// Whether the engine may play what `error` keeps the backend from making.
  ///
  /// What passes by itself is waited for instead, and what happens to files here is no fault of the backend.
  func mayFallBack(from error: any Error) -> Bool {
    guard fallsBack else { return false }
    switch error {
    case let failure as ClipFailure: return !failure.kind.isTransient
    case is ClipMaker.GivenUp, is UnusableClip: return true
    default: return false
    }
  }

  /// Why, in the error's own words.
  static func reason(_ error: any Error) -> String {
    (error as? any Diagnosable)?.diagnoses.first.map { "\($0.place): \($0.finding)" } ?? "\(error)"
  }
}
