import JobStore

/// The jobs that wait for something else than their turn, and what is done about each from time to time.
///
/// WaitingEntry jobs try again where that may help; delivered ones whose ticket could not be archived when they were delivered
/// have that made up for.
public struct HeldJobs: Sendable {
  /// A step for one job.
  public enum Action: Sendable, Hashable {
    case release(Job)
    case archive(Job)
  }

  /// The states of the jobs that this is about.
  public static let states: [JobState] = [.held, .delivered]

  private let jobs: [Job]

  /// `jobs` are all in those states, in the order in which they were accepted; others are left out.
  public init(_ jobs: [Job]) { self.jobs = jobs.filter { Self.states.contains($0.state) } }

  /// The ids of the held jobs in the order in which they may come back: the highest priority first.
  public var order: [String] {
    let held = jobs.enumerated().filter { $0.element.state == .held }
    return held.sorted { ($1.element.priority, $0.offset) < ($0.element.priority, $1.offset) }.map(\.element.id)
  }

  /// The steps that are due now: held jobs that are among `returning` are released, delivered ones archived; nothing happens to
  /// those that are `underWay`.
  public func actions(returning: Set<String>, underWay: Set<String>) -> [Action] {
    jobs.compactMap { job in
      guard !underWay.contains(job.id) else { return nil }
      if job.state == .delivered { return .archive(job) }
      return returning.contains(job.id) ? .release(job) : nil
    }
  }
}
