import Diagnostics
import Foundation
import Genres
import Settings

/// The examination of everything that the program depends on; it changes nothing.
struct Doctor: Sendable {
  let settings: Settings
  let paths: FolderPaths
  let environment: [String: String]
  let catalogue: GenreCatalogue

  init(
    _ settings: Settings, paths: FolderPaths, environment: [String: String], catalogue: GenreCatalogue = .standard
  ) {
    self.settings = settings
    self.paths = paths
    self.environment = environment
    self.catalogue = catalogue
  }

  /// Every finding, in a fixed order.
  func examine() async -> [DoctorFinding] {
    values() + [daemon()] + folders()
      + [watching(), database(), temporaryFolder(), clock(), soundFont(), sounds(), speech(), outsideDecoder()]
      + (await languageModel())
      + (await services())
  }
}

/// The state of one thing that was looked at.
struct DoctorFinding: Sendable, Hashable, Codable {
  enum Health: String, Sendable, Hashable, Codable {
    case ok
    /// Works, but not as well as it could.
    case note
    /// Keeps the program from working as it is configured.
    case problem
  }

  let state: Health
  /// The thing that was looked at, with its path.
  let location: String
  let finding: String
  /// The advice; nil where there is nothing to do.
  let remedy: String?

  enum CodingKeys: String, CodingKey {
    case state, finding, remedy
    case location = "place"
  }

  init(_ state: Health, _ location: String, _ finding: String, remedy: String? = nil) {
    (self.state, self.location, self.finding, self.remedy) = (state, location, finding, remedy)
  }

  /// That the settings are sound, and which file they come from if it is there.
  init(settingsFrom file: String) {
    let isThere = FileManager.default.fileExists(atPath: file)
    self.init(.ok, "settings", isThere ? "are those of \(file)" : "are the defaults; there is no \(file)")
  }

  init(_ state: Health, _ diagnosis: Diagnosis) {
    self.init(state, diagnosis.location, diagnosis.finding, remedy: diagnosis.remedy)
  }

  /// The problems that any error stands for.
  static func problems(_ error: any Error, at location: String) -> [DoctorFinding] {
    Diagnosis.all(of: error, at: location).map { DoctorFinding(.problem, $0) }
  }
}
