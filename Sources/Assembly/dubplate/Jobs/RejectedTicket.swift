import Diagnostics
import Foundation

/// A folder in `failed` with the reasons for which a ticket was given up, or refused before it was a job.
struct RejectedTicket: Sendable {
  let folder: String
  let jobID: String
  let problems: [Diagnosis]
  let attempts: Int
  /// The time at which it was put there.
  let time: Date

  /// The name of the folder.
  var name: String { PathParts(folder).name }

  var reason: String { problems.map(\.description).joined(separator: "; ") }

  /// Nil when the folder is none of this kind.
  init?(folder: String) {
    let file = "\(folder)/reason.json"
    guard let bytes = FileManager.default.contents(atPath: file),
      let reason = try? JSONDecoder().decode(RecordedReason.self, from: bytes),
      let attributes = try? FileManager.default.attributesOfItem(atPath: file),
      let time = attributes[.modificationDate] as? Date
    else { return nil }
    self.folder = folder
    jobID = reason.jobID
    problems = reason.problems
    attempts = reason.attempts
    self.time = time
  }

  /// All of them in the folder at `path`, the oldest first.
  static func all(in path: String) -> [RejectedTicket] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.compactMap { RejectedTicket(folder: "\(path)/\($0)") }
      .sorted { ($0.time, $0.name) < ($1.time, $1.name) }
  }

  private struct RecordedReason: Decodable {
    let jobID: String
    let problems: [Diagnosis]
    let attempts: Int

    enum CodingKeys: String, CodingKey {
      case problems, attempts
      case jobID = "job_id"
    }
  }
}
