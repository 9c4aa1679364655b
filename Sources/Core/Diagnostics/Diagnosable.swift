/// An error that can say what went wrong in words.
public protocol Diagnosable: Error {
  /// Every problem found, the first one first; never empty.
  var diagnoses: [Diagnosis] { get }
}

/// Problems found together, so that a user can mend them in one go.
public struct Problems: Diagnosable, Hashable, CustomStringConvertible {
  public let diagnoses: [Diagnosis]

  public init(_ diagnoses: [Diagnosis]) { self.diagnoses = diagnoses }

  public init(_ diagnosis: Diagnosis) { diagnoses = [diagnosis] }

  public var description: String { diagnoses.map(\.description).joined(separator: "\n") }
}

extension Diagnosis {
  /// The diagnoses of any error; one that does not explain itself is reported as unexpected at `place`.
  public static func all(of error: any Error, at location: String) -> [Diagnosis] {
    guard let error = error as? any Diagnosable else {
      if let file = Diagnosis(ofFile: error, at: location) { return [file] }
      return [
        Diagnosis(
          code: "internal.unexpected", location: location, finding: "\(error)",
          remedy: "run it again with -v and report this message, it is a fault of the program")
      ]
    }
    return error.diagnoses
  }
}
