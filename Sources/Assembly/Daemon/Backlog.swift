import DropFolder
import JobStore

/// The claims of the jobs that have not ended, by job id.
actor Backlog {
  /// Opened only when its turn comes, for there may be more of them than files that can be open.
  private var claims: [String: JobID] = [:]
  private var underWay: Set<String> = []
  /// Under way, but waiting for a service; others are worked on meanwhile.
  private var resting: Set<String> = []
  /// So many jobs rest at the most, each of which keeps its plan in memory.
  private static let mostResting = 64
  /// How to stop the work on each.
  private var stops: [String: @Sendable () -> Void] = [:]
  /// Not worked on, though queued, because something other than the job went wrong: until `forgive`.
  private var troubled: Set<String> = []
  /// At work alone, because the process died at it before.
  private var suspect: String?

  /// How the work on a job came to its end.
  enum End {
    case over
    /// It waits, or goes on with its next attempt.
    case later
    /// Something other than the job went wrong: trying again at once would go round and round.
    case trouble
  }

  func add(_ id: JobID) { claims[id.description] = id }

  /// Takes back a job that the database did not accept; its claim is taken up again later.
  func forget(_ id: JobID) { claims[id.description] = nil }

  /// The jobs whose claims are here.
  var known: Set<JobID> { Set(claims.values) }

  func isUnderWay(_ id: String) -> Bool { underWay.contains(id) }

  /// The job as it lies in `place`, the claims of the inbox as it is now; nil when there is nothing of it any more.
  func claim(of id: String, in place: Claim) throws -> ClaimedJob? { try claims[id].flatMap { try place.job($0) } }

  /// The job whose turn it is among `queued`, now under way: the highest priority, then first come, first served.
  ///
  /// Nil when there is none that is not under way already, or when `most` jobs are. A job at which the process died
  /// before is worked on alone, so that only it counts the next death.
  func takeNext(of queued: [Job], atMost most: Int) -> Job? {
    guard underWay.count - min(resting.count, Self.mostResting) < most, suspect == nil else { return nil }
    let waiting = queued.filter { !underWay.contains($0.id) && !troubled.contains($0.id) }
    guard
      let next = waiting.enumerated().min(by: { ($1.element.priority, $0.offset) < ($0.element.priority, $1.offset) })
    else { return nil }
    if next.element.crashes > 0 {
      guard underWay.isEmpty else { return nil }
      suspect = next.element.id
    }
    underWay.insert(next.element.id)
    return next.element
  }

  /// Whether the work on a job was broken off by trouble that is not its own.
  func isTroubled(_ id: String) -> Bool { troubled.contains(id) }

  /// Lets the jobs be worked on again that were in trouble.
  func forgive() { troubled = [] }

  /// Notes that a job under way begins to wait for a service, or goes on.
  func setRest(of id: String, _ isResting: Bool) {
    if isResting, underWay.contains(id) { resting.insert(id) } else { resting.remove(id) }
  }

  /// Notes how the work on a job under way can be stopped.
  func setStop(of id: String, _ stop: @escaping @Sendable () -> Void) { stops[id] = stop }

  /// Keeps a job from being started until `end`; when it is under way already, stops that instead and returns false.
  func hold(_ id: String) -> Bool {
    guard underWay.insert(id).inserted else {
      stops[id]?()
      return false
    }
    return true
  }

  /// Forgets the job; what is not ended stays.
  func end(_ id: String, _ end: End) {
    underWay.remove(id)
    resting.remove(id)
    stops[id] = nil
    if suspect == id { suspect = nil }
    switch end {
    case .over: claims[id] = nil
    case .trouble: troubled.insert(id)
    case .later: break
    }
  }
}
