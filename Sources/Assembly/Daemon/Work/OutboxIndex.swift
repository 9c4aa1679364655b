import Audio
import Diagnostics
import DropFolder
import Foundation
import Report
import Synchronization
import System

/// Keeps the page in the outbox that lists the deliveries.
///
/// Each manifest is read once, and only those of the newest deliveries are; a folder that was removed since drops out of the list.
final class OutboxIndex: Sendable {
  /// More would make a page that nobody reads, and a burst of jobs slow.
  private static let most = 500

  private let known = Mutex<[String: Record?]>([:])

  /// Writes the page anew from what is in the outbox.
  func refresh(_ folders: Folders, at path: String) throws {
    let names = try newest(at: path)
    let records = known.withLock { known in
      let present = Set(names)
      known = known.filter { present.contains($0.key) }
      for name in names where known[name] == nil { known[name] = .some(Record(at: "\(path)/\(name)")) }
      return known.compactMap { name, record in record.map { (name: name, record: $0) } }
    }
    // The ids of jobs begin with the time.
    let sorted = records.sorted { $0.record.job_id > $1.record.job_id }
    try Publication(folders).list(DeliveryIndex.render(sorted.map { $0.record.entry(in: $0.name) }))
  }

  /// The folders that changed last, for an outbox may hold ten thousand.
  private func newest(at path: String) throws -> [String] {
    let key = URLResourceKey.contentModificationDateKey
    let items = try FileManager.default.contentsOfDirectory(
      at: URL(filePath: path), includingPropertiesForKeys: [key], options: .skipsHiddenFiles)
    let dated = items.map {
      (date: (try? $0.resourceValues(forKeys: [key]))?.contentModificationDate ?? .distantPast, $0)
    }
    return dated.sorted { $0.date > $1.date }.prefix(Self.most).map(\.1.lastPathComponent)
  }

  /// The part of `manifest.json` that is read here.
  private struct Record: Decodable {
    struct Plan: Decodable {
      let bpm: Double
      let key: String
      let genre: String
      let frames: Int
    }
    struct TicketSummary: Decodable { let prompt: String? }

    let job_id: String
    let name: String
    let plan: Plan
    let ticket: TicketSummary?
    let verdict: String?

    /// Nil for what is no delivery.
    init?(at folder: String) {
      guard let data = try? Data(contentsOf: URL(filePath: "\(folder)/manifest.json")),
        let record = try? JSONDecoder().decode(Record.self, from: data)
      else { return nil }
      self = record
    }

    func entry(in folder: String) -> DeliveryIndex.IndexedDelivery {
      var entry = DeliveryIndex.IndexedDelivery(
        folder: folder, master: "\(name).wav", prompt: ticket?.prompt ?? "", genre: plan.genre, tempo: plan.bpm,
        key: plan.key, length: SampleRate.standard.time(of: plan.frames))
      entry.shortcoming = verdict == "Passed" ? nil : verdict
      return entry
    }
  }
}
