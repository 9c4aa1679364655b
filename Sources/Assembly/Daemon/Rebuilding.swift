import Diagnosis
import DropFolder
import Foundation
import JobStore

/// Fills a database that is new with what the folders tell of jobs that have ended.
///
/// Jobs that have not ended need no help: their claims are taken up as after any start.
struct Rebuilding {
  private let house: Installation

  init(_ house: Installation) { self.house = house }

  /// Notes every delivery and every failure that carries a job's id; a folder that cannot be read is passed over.
  func fill() throws {
    for (name, record) in records(in: house.layout.outbox, "manifest.json", of: DeliveryRecord.self) {
      try note(record.job_id, name, record.ticket_sha256, result: "\(house.layout.outbox)/\(name)")
    }
    for (name, record) in records(in: house.layout.failed, "reason.json", of: FailureRecord.self) {
      guard let id = record.job_id else { continue }
      let reasons = record.problems.map { "\($0.place): \($0.finding)" }.joined(separator: "; ")
      try note(id, name, "", reason: reasons)
    }
  }

  private func note(
    _ id: String, _ name: String, _ hash: String, result: String? = nil, reason: String? = nil
  ) throws {
    guard JobID(id) != nil else { return }
    let job = NewJob(id: id, name: name, droppedName: Array(name.utf8), ticket: [], ticketSHA256: hash)
    try house.store.restore(EndedJob(job, result: result, reason: reason), at: house.circumstances.time())
  }

  private func records<Record: Decodable>(
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

/// What `manifest.json` tells here.
private struct DeliveryRecord: Decodable {
  let job_id: String
  let ticket_sha256: String
}

/// What `reason.json` tells here; earlier versions wrote no id.
private struct FailureRecord: Decodable {
  struct Problem: Decodable {
    let place: String
    let finding: String
  }

  let job_id: String?
  let problems: [Problem]
}
