import Diagnostics
import DropFolder
import Foundation
import JobStore
import System

/// The filling of a new database with what the folders tell of jobs that have ended.
///
/// Jobs that have not ended need no help: their claims are adopted as after any start.
struct StoreRebuilding {
  private let records: JobRecords
  private let layout: FolderLayout

  init(_ records: JobRecords, _ layout: FolderLayout) { (self.records, self.layout) = (records, layout) }

  /// Notes every delivery and every failure that carries a job's id; a folder that cannot be read is passed over.
  func fill() throws {
    for (name, record) in documents(in: layout.outbox, "manifest.json", of: DeliveryRecord.self) {
      var ended = Self.ended(record.job_id, record.name ?? name, record.ticket_sha256)
      ended.result = "\(layout.outbox)/\(name)"
      let attempts = record.attempts?.count ?? 1
      ended.timings = (record.timings ?? [:]).sorted { $0.value < $1.value }.map {
        StageTiming(attempt: attempts, stage: $0.key, seconds: $0.value)
      }
      try note(ended)
    }
    for (name, record) in documents(in: layout.failed, "reason.json", of: FailureRecord.self) {
      guard let id = record.job_id else { continue }
      let reasons = record.problems.map { "\($0.location): \($0.finding)" }.joined(separator: "; ")
      var ended = Self.ended(id, name)
      ended.reason = reasons
      try note(ended)
    }
    for (name, record) in documents(in: layout.archive, ".dubplate-job", of: ArchiveRecord.self) {
      guard record.status == "cancelled" else { continue }
      var ended = Self.ended(record.job_id, name)
      (ended.isCancelled, ended.reason) = (true, record.reason)
      try note(ended)
    }
  }

  private static func ended(_ id: String, _ name: String, _ hash: String = "") -> EndedJob {
    EndedJob(NewJob(id: id, name: name, droppedName: Array(name.utf8), ticket: [], ticketSHA256: hash))
  }

  /// A job's id holds the time at which it was claimed.
  private func note(_ ended: EndedJob) throws {
    guard let id = JobID(ended.job.id) else { return }
    let claimed = Date(timeIntervalSince1970: Double(id.milliseconds) / 1_000)
    try records.store.restore(ended, at: claimed.formatted(.iso8601))
  }

  private func documents<Record: Decodable>(
    in folder: String, _ document: String, of type: Record.Type
  ) -> [(name: String, record: Record)] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.sorted().filter { !$0.hasPrefix(".") }.compactMap { name in
      guard let data = try? Data(contentsOf: URL(filePath: "\(folder)/\(name)/\(document)")),
        let record = try? JSONDecoder().decode(type, from: data)
      else { return nil }
      return (name, record)
    }
  }
}

/// The part of `manifest.json` that is read here.
private struct DeliveryRecord: Decodable {
  struct Attempt: Decodable {}

  let job_id: String
  let ticket_sha256: String
  let name: String?
  let attempts: [Attempt]?
  let timings: [String: Double]?
}

/// The part of the hidden record in an archived folder that is read here.
private struct ArchiveRecord: Decodable {
  let job_id: String
  let status: String
  let reason: String?
}

/// The part of `reason.json` that is read here; earlier versions wrote no id.
struct FailureRecord: Decodable {
  struct Problem: Decodable {
    let location: String
    let finding: String

    private enum CodingKeys: String, CodingKey {
      case finding
      case location = "place"
    }
  }

  let job_id: String?
  let problems: [Problem]

  /// The record in the folder at `path`; nil when there is none.
  init?(at path: String) {
    guard let data = try? Data(contentsOf: URL(filePath: "\(path)/reason.json")),
      let record = try? JSONDecoder().decode(FailureRecord.self, from: data)
    else { return nil }
    self = record
  }
}
