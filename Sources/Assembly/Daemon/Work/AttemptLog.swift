import Diagnostics
import DropFolder
import Foundation
import Production
import System

/// The attempts of a job that its checks failed, kept with its checkpoints: the next one needs another seed, also after
/// a crash, and a manifest lists them all.
struct AttemptLog: Codable {
  private(set) var records: [AttemptRecord] = []
  /// The number of those that were made before the job was asked for again.
  private var settled = 0

  /// The log that is kept in `folder`; `isFresh` when no attempt counts against the job.
  init(in folder: String, isFresh: Bool) {
    if let bytes = FileManager.default.contents(atPath: Self.path(folder)),
      let log = try? JSONDecoder().decode(AttemptLog.self, from: bytes)
    {
      self = log
    }
    if isFresh { settled = records.count }
  }

  /// The number of attempts that failed since the job was asked for last.
  var count: Int { records.count - settled }

  /// Keeps one more.
  mutating func add(_ record: AttemptRecord, in folder: String) throws {
    records.append(record)
    try DurableFile.write(JSONEncoder().encode(self), to: Self.path(folder))
  }

  /// Removes the sound of an attempt that is over; what the next one can use stays.
  static func clear(_ folder: String) {
    let kept = ["attempts.json", "understood.done", "clips"]
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where !kept.contains(name) { try? FileManager.default.removeItem(atPath: "\(folder)/\(name)") }
  }

  private static func path(_ folder: String) -> String { "\(folder)/attempts.json" }
}
