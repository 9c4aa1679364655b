import ClipServices
import Diagnostics
import DropFolder
import Foundation
import JobEngine
import JobStore
import ServiceLifecycle
import Settings
import System

/// The service that watches the queue folder for as long as the daemon runs, and does the housekeeping from time to time.
struct QueueService: Service {
  let folders: FolderAccess
  let configurations: Configurations
  let active: ActiveJobs
  let queue: QueueLook
  let housekeeping: Housekeeping
  let heartbeats: Heartbeats
  let observe: DaemonObserver
  /// Raised when something happened in the queue folder.
  let signal: WakeSignal
  /// Raised when jobs may have been reopened.
  let work: WakeSignal

  private static let tidying = Duration.seconds(6 * 3_600)
  /// The shortest time between two looks: what this program writes in the folder raises the signal as well.
  private static let shortest = Duration.milliseconds(500)

  func run() async throws {
    defer { heartbeats.end(.queue) }
    await cancelWhenGracefulShutdown {
      var (queue, tidying, told) = (queue, IntervalTimer(), RepeatFilter<[Diagnosis]>([]))
      while !Task.isCancelled {
        do {
          try queue.look()
          if tidying.isDue(every: Self.tidying, at: .now) { try housekeeping.tidy() }
          try await housekeeping.showMetrics()
          told.reset()
        } catch {
          let problems = Diagnosis.all(of: error, at: folders.layout.queue)
          if told.isNews(problems) { observe(.trouble(problems)) }
        }
        work.raise()
        try? await Task.sleep(for: Self.shortest)
        heartbeats.beat(.queue)
        let pause = configurations.current.intervals.queue(
          isUnsure: queue.isUnsure, hasJobs: !active.claimed.isEmpty, hidesChanges: folders.inboxHidesChanges)
        if let pause { await signal.wait(atMost: pause, as: .queue, heartbeats) }
      }
    }
  }
}

/// The work that is done from time to time for the owner of the folders: what is kept no longer goes, and figures are shown.
struct Housekeeping: Sendable {
  let folders: FolderAccess
  let records: JobRecords
  let configurations: Configurations
  let limiter: ServiceLimiter
  let observe: DaemonObserver

  /// Announces and removes what the settings keep no longer.
  func tidy() throws {
    let ages = configurations.current.settings.retention
    let rules = Retention.Rules(
      archive: ages.archive, failed: ages.failed, checkpoints: ages.checkpoints)
    let outcome = try Retention(folders.current).trim(rules) { id in
      (try? records.job(id.description))?.state.isFinal ?? true
    }
    guard !outcome.announced.isEmpty || !outcome.removed.isEmpty else { return }
    observe(.tidied(announced: outcome.announced, removed: outcome.removed))
  }

  /// Shows the figures in `metrics.prom`, whole at any moment, where they are not what they were.
  func showMetrics() async throws {
    let path = "\(folders.layout.state)/metrics.prom"
    let text = Metrics.text(jobs: try records.reader.counts(), services: await limiter.states)
    let data = Data(text.utf8)
    guard FileManager.default.contents(atPath: path) != data else { return }
    try DurableFile.write(data, to: path, .survivesCrash)
  }
}
