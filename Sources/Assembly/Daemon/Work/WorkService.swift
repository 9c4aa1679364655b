import ClipServices
import Diagnostics
import DropFolder
import JobEngine
import JobStore
import ServiceLifecycle
import Settings
import System

/// The service that works off the jobs, as many at once as the settings allow, for as long as the daemon runs.
struct WorkService: Service {
  let active: ActiveJobs
  let folders: FolderAccess
  let records: JobRecords
  let configurations: Configurations
  let limiter: ServiceLimiter
  let worker: JobWorker
  let endings: JobEndings
  let heartbeats: Heartbeats
  let observe: DaemonObserver
  /// Raised when a job may be there to be started.
  let signal: WakeSignal

  func run() async throws {
    defer { heartbeats.end(.scheduler) }
    await cancelWhenGracefulShutdown {
      await withDiscardingTaskGroup { group in
        var release = IntervalTimer(startingAt: .now)
        while !Task.isCancelled {
          HangPoint.work.reached()
          while let job = nextJob() {
            group.addTask {
              await worker.work(on: job, whenResting: signal.raise)
              signal.raise()
            }
          }
          let pause = configurations.current.intervals.scheduler(hidesChanges: folders.inboxHidesChanges)
          await signal.wait(atMost: pause, as: .scheduler, heartbeats)
          // The signal is also raised when a job is held: trying it again at once would go round and round.
          if release.isDue(every: pause, at: .now) { await releaseHeld() }
        }
      }
    }
  }

  /// The job whose turn it is, under way from now on; nil when none may be started.
  private func nextJob() -> Job? {
    let limits = JobScheduler.Limits(
      jobsAtOnce: configurations.current.settings.work.jobsAtOnce, foldersAreInPlace: folders.areInPlace)
    do { return try active.startNext(within: limits, records.reader) } catch {
      observe(.trouble(Diagnosis.all(of: error, at: folders.layout.state)))
      return nil
    }
  }

  /// Lets jobs that the environment held up try again where that may help, and archives what could not be archived when
  /// it was delivered.
  private func releaseHeld() async {
    guard folders.areInPlace else { return }
    active.releaseTroubled()
    do {
      let held = HeldJobs(try records.reader.jobs(in: HeldJobs.states))
      let returning = await limiter.returning(of: held.order)
      for action in held.actions(returning: returning, underWay: active.underWay) {
        switch action {
        case .release(let job): _ = try records.apply(.release, to: job)
        case .archive(let job):
          if let id = JobID(job.id), active.hasClaim(of: id), let claimed = try folders.claimedJob(id) {
            endings.archive(job, claimed)
          }
        }
      }
    } catch {
      observe(.trouble(Diagnosis.all(of: error, at: folders.layout.state)))
    }
  }
}
