import Diagnosis
import JobStore
import ServiceLifecycle
import Settings

/// Works off the jobs, as many at once as the settings allow, for as long as the daemon runs.
struct WorkService: Service {
  let house: Installation
  let backlog: Backlog
  let bell: Bell

  func run() async throws {
    try await cancelWhenGracefulShutdown {
      try await withThrowingTaskGroup(of: Void.self) { group in
        while !Task.isCancelled {
          while let job = try await nextJob() {
            group.addTask {
              await WorkService.work(on: job, house, backlog)
              await bell.ring()
            }
          }
          await bell.wait(atMost: house.rescanInterval)
          try release()
        }
      }
    }
  }

  /// The job whose turn it is, if there is room for it.
  private func nextJob() async throws -> Job? {
    await backlog.takeNext(of: try house.store.reader.jobs(in: [.queued]), atMost: house.settings.work.jobsAtOnce)
  }

  /// Lets jobs that the environment held up try again.
  private func release() throws {
    for job in try house.store.reader.jobs(in: [.held]) {
      _ = try house.store.apply(.release, to: job, at: house.circumstances.time())
    }
  }

  /// Works on one job; an error that is not the job's own is told and leaves it where it is.
  static func work(on job: Job, _ house: Installation, _ backlog: Backlog) async {
    var isOver = false
    do {
      if let claimed = await backlog.claim(of: job.id) {
        isOver = try await JobRunner(house: house, claimed: claimed).run(job)
      } else {
        isOver = true
        let reason = "its files are neither claimed nor in the inbox any more"
        _ = try house.store.apply(.fail(reason: reason), to: job, at: house.circumstances.time())
      }
    } catch {
      house.observe(.trouble(Diagnosis.all(of: error, at: job.name)))
    }
    await backlog.end(job.id, isOver: isOver)
  }
}
