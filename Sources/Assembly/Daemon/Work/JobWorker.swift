import Diagnostics
import JobEngine
import JobStore

/// The work on jobs that are under way, each of which can be stopped.
struct JobWorker: Sendable {
  let active: ActiveJobs
  let runner: JobRunner
  let endings: JobEndings
  let heartbeats: Heartbeats
  let observe: DaemonObserver

  /// Works on one job until it ends or has to wait; an error that is not the job's own is told and leaves it where it is.
  ///
  /// `whenResting` is called when the job begins to wait for a service, so that there is room for another one.
  func work(on job: Job, whenResting: @escaping @Sendable () -> Void = {}) async {
    var end = JobScheduler.End.troubled
    heartbeats.beat(.job(job.name))
    defer {
      active.end(job.id, end)
      heartbeats.end(.job(job.name))
    }
    let work = Task {
      try await runner.run(job) { isResting in
        active.setResting(job.id, isResting)
        if isResting { whenResting() }
      }
    }
    active.setStop(of: job.id, work.cancel)
    do {
      end = try await withTaskCancellationHandler {
        try await work.value
      } onCancel: {
        work.cancel()
      }
    } catch {
      let problems = Diagnosis.all(of: error, at: job.name)
      if !endings.hold(job, problems) { observe(.trouble(problems)) }
    }
  }
}
