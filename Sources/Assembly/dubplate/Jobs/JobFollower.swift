import Diagnostics
import DropFolder
import Foundation
import JobStore
import Settings
import System

/// The observation of dropped tickets in the folders and the database, until all have ended.
struct JobFollower: Sendable {
  private let names: [FileName]
  private let begin: Date
  private let paths: FolderPaths
  private let reporter: ConsoleProgress

  init(_ names: [FileName], since begin: Date, paths: FolderPaths, reporter: ConsoleProgress) {
    self.names = names
    self.begin = begin
    self.paths = paths
    self.reporter = reporter
  }

  /// The number of looks, two a second, between two at the daemon.
  private static let looksAtDaemon = 10

  /// The ends of all tickets, looked for twice a second; throws where the daemon has ended before them.
  func untilEnd() async throws -> [DroppedTicket] {
    var ends: [FileName: DroppedTicket] = [:]
    for look in 1... {
      for name in names where ends[name] == nil {
        ends[name] = end(of: name)
        if let end = ends[name] { report(end) }
      }
      if ends.count == names.count { break }
      if look % Self.looksAtDaemon == 0 { try requireDaemon(left: names.count - ends.count) }
      try await Task.sleep(for: .milliseconds(500))
    }
    return names.compactMap { ends[$0] }
  }

  /// The state of all tickets at the moment.
  func now() -> [DroppedTicket] {
    names.map { name in
      end(of: name) ?? job(of: name).map { DroppedTicket(name, $0) } ?? DroppedTicket(name, in: paths.inbox)
    }
  }

  private func report(_ end: DroppedTicket) {
    reporter.say(end.status, [end.name, end.results ?? end.reason].compactMap(\.self).joined(separator: " → "))
  }

  private func requireDaemon(left: Int) throws {
    guard try InstanceLock.holder(ofState: paths.state) == nil else { return }
    throw Problems(
      Diagnosis(
        code: "daemon.none", location: paths.root, finding: "the daemon has ended, and \(left) of the tickets have not",
        remedy: "nothing is lost; start `dubplate run` again, which goes on with them", transient: true))
  }

  private func end(of name: FileName) -> DroppedTicket? {
    if let job = job(of: name), job.state.isFinal { return DroppedTicket(name, job) }
    return refusal(of: name).map { DroppedTicket(name, $0) }
  }

  /// The daemon makes the database; until then there is nothing to read.
  private func job(of name: FileName) -> Job? {
    guard let reader = try? JobReader(path: "\(paths.state)/dubplate.sqlite") else { return nil }
    let since = begin.addingTimeInterval(-1).formatted(.iso8601)
    return try? reader.jobs().last { $0.droppedName == name.bytes && $0.createdAt >= since }
  }

  /// A ticket that never became a job lies in `failed`, with a reason that is younger than the drop.
  private func refusal(of name: FileName) -> RejectedTicket? {
    (1...99).lazy.compactMap { number -> RejectedTicket? in
      let found = RejectedTicket(folder: "\(paths.failed)/\(PublicName(of: name).variant(number))")
      return found.flatMap { $0.time >= begin ? $0 : nil }
    }.first
  }
}

/// The state of a ticket that was dropped.
struct DroppedTicket: Encodable, Sendable {
  /// The name it got in the inbox.
  let name: String
  /// As of a job; `dropped` before it is one.
  let status: String
  let jobID: String?
  /// Its path in the inbox, or where the delivery or the refused ticket is; nil when there is neither.
  let results: String?
  let reason: String?

  /// A ticket in the inbox.
  init(_ name: FileName, in inbox: String) {
    self.init(name, "dropped", results: "\(inbox)/\(name)")
  }

  init(_ name: FileName, _ job: Job) {
    self.init(name, job.state.status, jobID: job.id, results: job.resultPath, reason: job.reason)
  }

  /// A ticket that was refused before it was a job.
  init(_ name: FileName, _ rejected: RejectedTicket) {
    self.init(name, "failed", jobID: rejected.jobID, results: nil, reason: rejected.reason)
  }

  private init(
    _ name: FileName, _ status: String, jobID: String? = nil, results: String? = nil, reason: String? = nil
  ) {
    self.name = name.description
    self.status = status
    self.jobID = jobID
    self.results = results
    self.reason = reason
  }

  enum CodingKeys: String, CodingKey {
    case name, status, results, reason
    case jobID = "job_id"
  }
}
