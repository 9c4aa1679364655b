import DropFolder
import JobEngine
import JobStore
import Synchronization

/// The jobs that have not ended, as far as this run has their claims, and the work on them.
final class ActiveJobs: Sendable {
  private struct State {
    var scheduler = JobScheduler()
    /// Of the jobs whose claims were read; they are opened only when their turn comes, for there may be more of them than
    /// files that can be open.
    var claimed: Set<JobID> = []
    var stops: [String: Stop] = [:]
  }

  /// The way in which the work on a job can be stopped.
  private enum Stop {
    /// It was asked for before the work could be stopped.
    case wanted
    case possible(@Sendable () -> Void)
  }

  private let state = Mutex(State())

  /// Notes that the claim of a job was read, before the database knows of the job: who finds it there at once has to find
  /// its claim too.
  func add(_ id: JobID) { state.withLock { _ = $0.claimed.insert(id) } }

  /// Takes back a job that the database did not accept; its claim is adopted again later.
  func forget(_ id: JobID) { state.withLock { _ = $0.claimed.remove(id) } }

  /// The ids of the jobs whose claims were read.
  var claimed: Set<JobID> { state.withLock(\.claimed) }

  /// True when the claim of the job of this id was read.
  func hasClaim(of id: JobID) -> Bool { state.withLock { $0.claimed.contains(id) } }

  /// The ids of the jobs under way.
  var underWay: Set<String> { state.withLock(\.scheduler.underWay) }

  /// The job whose turn it is, under way from now on; nil when none may be started.
  func startNext(within limits: JobScheduler.Limits, _ reader: JobReader) throws(JobStoreError) -> Job? {
    guard let count = state.withLock({ $0.scheduler.candidateCount(within: limits) }) else { return nil }
    let queued = try reader.queued(first: count)
    return state.withLock { $0.scheduler.startNext(within: limits, from: queued) }
  }

  /// Allows the jobs to be started again whose work ended in trouble that was not their own.
  func releaseTroubled() { state.withLock { $0.scheduler.releaseTroubled() } }

  /// Notes that a job under way begins to wait for a service, or goes on.
  func setResting(_ id: String, _ isResting: Bool) { state.withLock { $0.scheduler.setResting(id, isResting) } }

  /// Notes how the work on a job under way can be stopped, and stops it where that was asked for already.
  func setStop(of id: String, _ stop: @escaping @Sendable () -> Void) {
    let isWanted = state.withLock { state in
      if case .wanted = state.stops[id] { return true }
      state.stops[id] = .possible(stop)
      return false
    }
    if isWanted { stop() }
  }

  /// Keeps a job from being started until `end`; when it is under way already, stops that instead and returns false.
  func reserve(_ id: String) -> Bool {
    let (isReserved, stop) = state.withLock { state -> (Bool, Stop?) in
      if state.scheduler.reserve(id) { return (true, nil) }
      if state.stops[id] == nil { state.stops[id] = .wanted }
      return (false, state.stops[id])
    }
    if case .possible(let stop) = stop { stop() }
    return isReserved
  }

  /// Notes that a job is not under way any more; one that is over is forgotten.
  func end(_ id: String, _ end: JobScheduler.End) {
    state.withLock { state in
      state.scheduler.end(id, end)
      state.stops[id] = nil
      if end == .over, let id = JobID(id) { state.claimed.remove(id) }
    }
  }
}
