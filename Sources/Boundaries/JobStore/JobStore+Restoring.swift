import Foundation
import GRDB

/// An ended job, as the folders describe it.
public struct EndedJob: Sendable, Hashable {
  public var job: NewJob
  /// The path of its delivery; nil when it failed.
  public var result: String?
  /// The reason for which it failed or was cancelled.
  public var reason: String?
  public var isCancelled: Bool
  /// The durations of its last attempt's stages.
  public var timings: [StageTiming] = []

  public init(_ job: NewJob, result: String? = nil, reason: String? = nil, isCancelled: Bool = false) {
    (self.job, self.result, self.reason, self.isCancelled) = (job, result, reason, isCancelled)
  }
}

extension JobStore {
  /// Opens the database at `path`; one that is damaged is renamed first, and a new one takes its place.
  ///
  /// Returns whether the database is new, so that it has to be filled from the folders, and the new path of the damaged
  /// one.
  public static func recovered(
    path: String
  ) throws(JobStoreError) -> (store: JobStore, isNew: Bool, damaged: JobStoreError?) {
    let isNew = !FileManager.default.fileExists(atPath: path)
    do { return (try JobStore(path: path), isNew, nil) } catch {
      guard case .corrupt(_, let finding) = error else { throw error }
      let aside = try setAside(path)
      return (try JobStore(path: path), true, .replaced(path: path, aside: aside, finding: finding))
    }
  }

  private static func setAside(_ path: String) throws(JobStoreError) -> String {
    let manager = FileManager.default
    let free = (1...9_999).lazy.map { "\(path).damaged-\($0)" }.first { !manager.fileExists(atPath: $0) }
    guard let free else { throw .other(path: path, finding: "is damaged, as were many before it") }
    do {
      try manager.moveItem(atPath: path, toPath: free)
      // A journal belongs to the file that it was written for: it must not be played into the new one.
      if manager.fileExists(atPath: "\(path)-journal") {
        try manager.moveItem(atPath: "\(path)-journal", toPath: "\(free)-journal")
      }
    } catch { throw .other(path: path, finding: "cannot be moved aside: \(error)") }
    return free
  }

  /// Notes a job that ended before this database was made; nothing happens when it is known.
  public func restore(_ ended: EndedJob, at time: String) throws(JobStoreError) {
    let job = try accept(ended.job, at: time)
    guard job.state == .queued, job.starts == 0 else { return }
    for timing in ended.timings { try record(timing, of: job) }
    if ended.isCancelled {
      _ = try apply(.cancel(reason: ended.reason ?? "it was cancelled"), to: job, at: time)
    } else if let result = ended.result {
      guard let delivered = try apply(.deliver(path: result), to: job, at: time) else { return }
      _ = try apply(.archive(outcome: "delivered"), to: delivered, at: time)
    } else {
      _ = try apply(.fail(reason: ended.reason ?? "it failed"), to: job, at: time)
    }
  }
}
