import Diagnostics
import DropFolder
import Foundation
import JobStore
import Settings
import System

/// Finds what people mean who name a job, in the database and among the refused tickets.
struct JobLookup {
  /// Nil when there is no database yet, for the reason in `missing`.
  private let reader: JobReader?
  private let missing: JobStoreError?
  private let paths: FolderPaths

  init(_ options: GlobalOptions) throws {
    paths = options.paths(try options.settings())
    do {
      (reader, missing) = (try options.jobs(), nil)
    } catch let error as JobStoreError {
      guard case .missing = error else { throw error }
      (reader, missing) = (nil, error)
    }
  }

  /// The jobs that `text` means, the latest first: their name, the name of their ticket or of their file in the queue,
  /// their id or its end.
  func jobs(called text: String) throws -> [Job] {
    guard let reader else { return [] }
    for name in Self.readings(of: text) {
      let found = try reader.jobs(called: name)
      if !found.isEmpty { return found }
    }
    return []
  }

  /// The refused ticket that `text` means, by the same names.
  func rejected(called text: String) -> RejectedTicket? {
    let readings = Self.readings(of: text).filter { !$0.contains("/") }
    for name in readings {
      if let found = RejectedTicket(folder: "\(paths.failed)/\(name)") { return found }
    }
    let ends = readings.filter { $0.count >= 4 }
    return RejectedTicket.all(in: paths.failed).last { ticket in ends.contains(where: ticket.jobID.hasSuffix) }
  }

  /// That there is no such job, and which one may be meant.
  func unknown(_ text: String) -> Problems {
    let waiting = Self.readings(of: text).flatMap { [$0, "\($0).json", "\($0).txt"] }.first { name in
      !name.contains("/") && FileManager.default.fileExists(atPath: "\(paths.inbox)/\(name)")
    }
    if let waiting {
      return Problems(
        Diagnosis(
          code: "job.unknown", place: text, finding: "\(waiting) is still in the inbox and no job yet",
          remedy: "start `dubplate run` if no daemon runs; if one does, a note in \(paths.queue) says why it waits",
          transient: true))
    }
    if let missing { return Problems(missing.diagnoses) }
    let known = ((try? reader?.jobs()) ?? []).map(\.name) + RejectedTicket.all(in: paths.failed).map(\.name)
    let near = Suggestion.nearest(to: text, among: known.reversed()).map { "did you mean \($0)? " } ?? ""
    return Problems(
      Diagnosis(
        code: "job.unknown", place: text, finding: "there is no such job",
        remedy: "\(near)`dubplate jobs` lists their names and ids"))
  }

  /// The text itself, without a ticket's extension, and the end of the id in the name of a file in the queue.
  private static func readings(of text: String) -> [String] {
    var readings = [text]
    if let name = FileName(text: text), TicketKind(of: name) != nil {
      readings.append(String(decoding: name.base, as: UTF8.self))
    }
    if let end = readings.last?.range(of: "--", options: .backwards) {
      let id = String((readings.last ?? "")[end.upperBound...])
      if id.count == 8, id.allSatisfy(\.isHexDigit) { readings.append(id) }
    }
    return readings
  }
}
