import Diagnostics
import Foundation

/// One thing that was looked at, and how it is.
struct Finding: Sendable, Hashable, Codable {
  enum State: String, Sendable, Hashable, Codable {
    case ok
    /// Works, but not as well as it could.
    case note
    /// Keeps the program from working as it is configured.
    case problem
  }

  let state: State
  /// What was looked at, and where it is.
  let place: String
  let finding: String
  /// What to do about it; nil when there is nothing to do.
  let remedy: String?

  init(_ state: State, _ place: String, _ finding: String, remedy: String? = nil) {
    (self.state, self.place, self.finding, self.remedy) = (state, place, finding, remedy)
  }

  /// That the settings are sound, and which file they come from if it is there.
  init(settingsFrom file: String) {
    let isThere = FileManager.default.fileExists(atPath: file)
    self.init(.ok, "settings", isThere ? "are those of \(file)" : "are the defaults; there is no \(file)")
  }

  init(_ state: State, _ diagnosis: Diagnosis) {
    self.init(state, diagnosis.place, diagnosis.finding, remedy: diagnosis.remedy)
  }

  /// What is wrong, of any error.
  static func problems(_ error: any Error, at place: String) -> [Finding] {
    Diagnosis.all(of: error, at: place).map { Finding(.problem, $0) }
  }
}
