import Diagnostics
import DropFolder
import Foundation
import JobStore
import Settings
import System

/// The search for a job by what people call it, in the database and among the refused tickets.
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
    for name in Self.spellings(of: text) {
      let found = try reader.jobs(called: name)
      if !found.isEmpty { return found }
    }
    return []
  }

  /// The refused ticket that `text` means, by the same names.
  func rejected(called text: String) -> RejectedTicket? {
    let spellings = Self.spellings(of: text).filter { !$0.contains("/") }
    for name in spellings {
      if let found = RejectedTicket(folder: "\(paths.failed)/\(name)") { return found }
    }
    let ends = spellings.filter { $0.count >= 4 }
    return RejectedTicket.all(in: paths.failed).last { ticket in ends.contains(where: ticket.jobID.hasSuffix) }
  }

  /// The error that there is no such job, with the one that may be meant.
  func unknown(_ text: String) -> Problems {
    let waiting = Self.spellings(of: text).flatMap { [$0, "\($0).json", "\($0).txt"] }.first { name in
      !name.contains("/") && FileManager.default.fileExists(atPath: "\(paths.inbox)/\(name)")
    }
    if let waiting {
      return Problems(
        Diagnosis(
          code: "job.unknown", location: text, finding: "\(waiting) is still in the inbox and no job yet",
          remedy: "start `dubplate run` if no daemon runs; if one does, a note in \(paths.queue) says why it waits",
          transient: true))
    }
    if let missing { return Problems(missing.diagnoses) }
    let known = ((try? reader?.jobs()) ?? []).map(\.name) + RejectedTicket.all(in: paths.failed).map(\.name)
    let near = Suggestion.nearest(to: text, among: known.reversed()).map { "did you mean \($0)? " } ?? ""
    return Problems(
      Diagnosis(
        code: "job.unknown", location: text, finding: "there is no such job",
        remedy: "\(near)`dubplate jobs` lists their names and ids"))
  }

  /// The text itself, without a ticket's extension, and the end of the id in the name of a file in the queue.
  private static func spellings(of text: String) -> [String] {
    var spellings = [text]
    if let name = FileName(text: text), TicketKind(of: name) != nil {
      spellings.append(String(decoding: name.base, as: UTF8.self))
    }
    if let end = spellings.last?.range(of: "--", options: .backwards) {
      let id = String((spellings.last ?? "")[end.upperBound...])
      if id.count == 8, id.allSatisfy(\.isHexDigit) { spellings.append(id) }
    }
    return spellings
  }
}

/// The notice, for those who look at jobs, that no daemon works on them.
struct DaemonNotice {
  private let state: String

  init(_ options: GlobalOptions) throws { state = options.paths(try options.settings()).state }

  /// Prints it on the error stream where no daemon runs and some of `jobs` have not ended.
  func print(for jobs: [Job]) {
    let open = jobs.count { !$0.state.isFinal }
    guard open > 0, (try? InstanceLock.holder(ofState: state)) == .some(nil) else { return }
    let words = open == 1 ? "1 job has" : "\(open) jobs have"
    ConsoleProgress.printError("no daemon runs, and \(words) not ended: dubplate run works on them")
  }
}
