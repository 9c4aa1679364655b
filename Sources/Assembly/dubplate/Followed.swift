import Diagnostics
import DropFolder
import Foundation
import JobStore
import Settings
import System

/// Tickets on their way, followed in the folders and the database until all have ended.
struct Followed: Sendable {
  private let names: [FileName]
  private let begin: Date
  private let paths: FolderPaths
  private let console: Console

  init(_ names: [FileName], since begin: Date, paths: FolderPaths, console: Console) {
    self.names = names
    self.begin = begin
    self.paths = paths
    self.console = console
  }

  /// How many looks, two a second, pass between two at the daemon.
  private static let looksAtDaemon = 10

  /// Looks twice a second until all have ended; throws when the daemon has ended before them.
  func untilEnd() async throws -> [Dropped] {
    var ends: [FileName: Dropped] = [:]
    for look in 1... {
      for name in names where ends[name] == nil {
        ends[name] = end(of: name)
        if let end = ends[name] { tell(end) }
      }
      if ends.count == names.count { break }
      if look % Self.looksAtDaemon == 0 { try requireDaemon(left: names.count - ends.count) }
      try await Task.sleep(for: .milliseconds(500))
    }
    return names.compactMap { ends[$0] }
  }

  /// What has become of them so far.
  func now() -> [Dropped] {
    names.map { name in end(of: name) ?? job(of: name).map { Dropped(name, $0) } ?? Dropped(name, in: paths.inbox) }
  }

  private func tell(_ end: Dropped) {
    console.say(end.status, [end.name, end.results ?? end.reason].compactMap(\.self).joined(separator: " → "))
  }

  private func requireDaemon(left: Int) throws {
    guard try InstanceLock.holder(ofState: paths.state) == nil else { return }
    throw Problems(
      Diagnosis(
        code: "daemon.none", place: paths.root, finding: "the daemon has ended, and \(left) of the tickets have not",
        remedy: "nothing is lost; start `dubplate run` again, which goes on with them", transient: true))
  }

  private func end(of name: FileName) -> Dropped? {
    if let job = job(of: name), job.state.isFinal { return Dropped(name, job) }
    return refusal(of: name).map { Dropped(name, $0) }
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
