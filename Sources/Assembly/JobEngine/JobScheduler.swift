import JobStore

/// The choice of the job that is started next, and the account of the jobs under way that it rests on.
///
/// Of the queued jobs, the one of the highest priority is first, and of those the one that was accepted first. A job
/// during which the process died before (a suspect) is worked on alone, so that only it counts the next death.
public struct JobScheduler: Sendable {
  /// The bounds within which a job may be started.
  public struct Limits: Sendable, Hashable {
    /// The most jobs at work at a time, those that rest left out; 1 or more.
    public var jobsAtOnce: Int
    /// The most resting jobs whose room another one may use: each keeps its plan in memory.
    public var mostResting: Int
    /// True when every folder is the one that was opened; otherwise nothing is started, for it could not be published.
    public var foldersAreInPlace: Bool

    public init(jobsAtOnce: Int, mostResting: Int = 64, foldersAreInPlace: Bool = true) {
      self.jobsAtOnce = jobsAtOnce
      self.mostResting = mostResting
      self.foldersAreInPlace = foldersAreInPlace
    }
  }

  /// The manner in which the work on a job came to its end.
  public enum End: Sendable, Hashable, CaseIterable {
    /// The job has ended.
    case over
    /// The job waits, or goes on with its next attempt.
    case later
    /// Something other than the job went wrong: starting it again at once would go round and round.
    case troubled
  }

  /// The ids of the jobs that are at work, or reserved by somebody who moves their files.
  public private(set) var underWay: Set<String> = []
  /// Under way, but waiting for a service.
  private var resting: Set<String> = []
  /// Not started, though queued, until `releaseTroubled`.
  private var troubled: Set<String> = []
  private var suspect: String?

  public init() {}

  /// The number of queued jobs, in the order of their turns, among which `startNext` is sure to find one that may be
  /// started, if there is one at all; nil when nothing may be started, whatever is queued.
  public func candidateCount(within limits: Limits) -> Int? {
    guard limits.foldersAreInPlace, suspect == nil, hasRoom(within: limits) else { return nil }
    return underWay.count + troubled.count + 1
  }

  /// The job whose turn it is among the first of those that are `queued`, under way from now on; nil when none may be
  /// started.
  public mutating func startNext(within limits: Limits, from queued: [Job]) -> Job? {
    guard candidateCount(within: limits) != nil, let next = first(of: queued) else { return nil }
    if next.crashes > 0 {
      guard underWay.isEmpty else { return nil }
      suspect = next.id
    }
    underWay.insert(next.id)
    return next
  }

  private func hasRoom(within limits: Limits) -> Bool {
    underWay.count - min(resting.count, limits.mostResting) < limits.jobsAtOnce
  }

  private func first(of jobs: [Job]) -> Job? {
    let waiting = jobs.filter { !underWay.contains($0.id) && !troubled.contains($0.id) }
    let ordered = waiting.enumerated().min { ($1.element.priority, $0.offset) < ($0.element.priority, $1.offset) }
    return ordered?.element
  }

  /// Keeps a job from being started until `end`; false, and nothing changes, when it is under way already.
  public mutating func reserve(_ id: String) -> Bool { underWay.insert(id).inserted }

  /// Notes that a job under way begins to wait for a service, or goes on.
  public mutating func setResting(_ id: String, _ isResting: Bool) {
    if isResting, underWay.contains(id) { resting.insert(id) } else { resting.remove(id) }
  }

  /// Notes that a job is not under way any more.
  public mutating func end(_ id: String, _ end: End) {
    underWay.remove(id)
    resting.remove(id)
    if suspect == id { suspect = nil }
    if end == .troubled { troubled.insert(id) }
  }

  /// Allows the jobs to be started again whose work ended in trouble.
  public mutating func releaseTroubled() { troubled = [] }
}
