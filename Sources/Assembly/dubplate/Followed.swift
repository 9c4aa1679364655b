import ArgumentParser
import DropFolder
import Foundation
import JobStore
import Settings

/// Tickets on their way, followed in the folders and the database until all have ended.
struct Followed {
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

  private enum End { case delivered, failed }

  /// Looks twice a second; throws exit code 1 when a ticket failed.
  func untilEnd() async throws {
    var ends: [FileName: End] = [:]
    while ends.count < names.count {
      for name in names where ends[name] == nil { ends[name] = end(of: name) }
      if ends.count < names.count { try await Task.sleep(for: .milliseconds(500)) }
    }
    if ends.values.contains(.failed) { throw ExitCode(Failure.Code.failed.rawValue) }
  }

  private func end(of name: FileName) -> End? {
    if let job = job(of: name), job.state.isFinal {
      let isDelivered = job.state == .completed
      console.say(job.state.status, "\(name) → \(job.resultPath ?? job.reason ?? "")")
      return isDelivered ? .delivered : .failed
    }
    guard let folder = refusal(of: name) else { return nil }
    console.say("failed", "\(name) → \(folder)")
    return .failed
  }

  /// The daemon makes the database; until then there is nothing to read.
  private func job(of name: FileName) -> Job? {
    guard let reader = try? JobReader(path: "\(paths.state)/dubplate.sqlite") else { return nil }
    let since = begin.addingTimeInterval(-1).formatted(.iso8601)
    return try? reader.jobs().last { $0.droppedName == name.bytes && $0.createdAt >= since }
  }

  /// A ticket that never became a job lies in `failed`, with a reason that is younger than the drop.
  private func refusal(of name: FileName) -> String? {
    (1...99).lazy.compactMap { number -> String? in
      let folder = "\(paths.failed)/\(PublicName(of: name).variant(number))"
      let attributes = try? FileManager.default.attributesOfItem(atPath: "\(folder)/reason.json")
      guard let written = attributes?[.modificationDate] as? Date, written >= begin else { return nil }
      return folder
    }.first
  }
}
