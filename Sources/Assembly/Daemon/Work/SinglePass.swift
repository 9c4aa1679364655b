import Diagnostics
import DropFolder
import JobEngine
import JobStore
import ServiceLifecycle
import Settings

/// The service that works off what is ready, or becomes ready meanwhile, and then ends, as cron runs it.
struct SinglePass: Service {
  let startup: Startup
  let inbox: InboxLook
  let queue: QueueLook
  let housekeeping: Housekeeping
  let active: ActiveJobs
  let folders: FolderAccess
  let records: JobRecords
  let configurations: Configurations
  let worker: JobWorker
  let observe: DaemonObserver

  func run() async throws {
    try await cancelWhenGracefulShutdown {
      try startup.recover()
      var (inbox, queue) = (inbox, queue)
      try queue.look()
      let watch = Task { [queue] in await watchQueue(queue) }
      defer { watch.cancel() }
      while !Task.isCancelled {
        let survey = try inbox.look(renamedIn: [])
        if try await workOff() > 0 { continue }
        guard survey.isSettling, let pause = survey.again else { break }
        try? await Task.sleep(for: pause)
      }
      watch.cancel()
      await watch.value
      try housekeeping.tidy()
      try await housekeeping.showMetrics()
    }
  }

  /// Looks into the queue folder while jobs are worked on, for people who cancel them.
  private func watchQueue(_ queue: QueueLook) async {
    var queue = queue
    while !Task.isCancelled {
      do {
        try await Task.sleep(for: .seconds(1))
        try queue.look()
      } catch is CancellationError {
        return
      } catch {
        observe(.trouble(Diagnosis.all(of: error, at: folders.layout.queue)))
      }
    }
  }

  /// Works once on each queued job, as many at a time as the settings allow; returns how many there were.
  ///
  /// A job in trouble is left for the next pass. One that waits for a service keeps its room: those after it could not come
  /// back before the next pass, where there is no room at the service for all of them.
  private func workOff() async throws -> Int {
    if let absence = folders.absence {
      observe(.trouble([absence]))
      return 0
    }
    var count = 0
    var failure: (any Error)?
    await withTaskGroup(of: Void.self) { group in
      repeat {
        do {
          while failure == nil, !Task.isCancelled, let job = try nextJob() {
            count += 1
            group.addTask { await worker.work(on: job) }
          }
        } catch { failure = error }
      } while await group.next() != nil
    }
    if let failure { throw failure }
    return count
  }

  private func nextJob() throws -> Job? {
    let limits = JobScheduler.Limits(
      jobsAtOnce: configurations.current.settings.work.jobsAtOnce, mostResting: 0,
      foldersAreInPlace: folders.areInPlace)
    return try active.startNext(within: limits, records.reader)
  }
}
