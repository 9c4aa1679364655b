/// The decision when something is due that is done from time to time.
public struct IntervalTimer: Sendable {
  public typealias Instant = ContinuousClock.Instant

  private var last: Instant?

  /// Due at once.
  public init() {}

  /// Due for the first time one interval after `start`.
  public init(startingAt start: Instant) { last = start }

  /// True when `interval` has passed since it was true last; it is counted from `now` then.
  public mutating func isDue(every interval: Duration, at now: Instant) -> Bool {
    if let last, now - last < interval { return false }
    last = now
    return true
  }
}

/// The times between two looks at folders when no event tells of anything.
public struct LookIntervals: Sendable, Hashable {
  /// For a folder whose changes raise events.
  public var local: Duration
  /// For a share, on which other machines change things without an event.
  public var network: Duration

  public init(local: Duration, network: Duration) {
    self.local = local
    self.network = network
  }

  /// For an inbox of whose file system is known, or not, whether other machines can change it unseen.
  public func inbox(hidesChanges: Bool?) -> Duration { hidesChanges ?? true ? network : local }

  /// For the look for jobs that may try again: held ones are on shares, too.
  public func scheduler(hidesChanges: Bool?) -> Duration { min(inbox(hidesChanges: hidesChanges), network) }

  /// The pause after a look at the inbox.
  ///
  /// `soonest` is when something that waits there is to be looked at again, nil when nothing waits; `isBlind` is true when
  /// not all of the inbox can be watched.
  public func pause(soonest: Duration?, isBlind: Bool, hidesChanges: Bool?) -> Duration {
    let longest = isBlind ? network : inbox(hidesChanges: hidesChanges)
    return min(longest, soonest ?? longest)
  }

  /// The pause after a look at the inbox that failed: a share that is away is looked for as often as a share is looked at.
  public func pauseAfterTrouble(isBlind: Bool, hidesChanges: Bool?) -> Duration {
    min(isBlind ? network : inbox(hidesChanges: hidesChanges), network)
  }

  /// The pause after a look at the queue folder: brief while there are jobs, whose files are looked for even where no event
  /// tells of them; none when another look should follow soon.
  public func queue(isUnsure: Bool, hasJobs: Bool, hidesChanges: Bool?) -> Duration? {
    guard !isUnsure else { return nil }
    return hasJobs ? .seconds(2) : inbox(hidesChanges: hidesChanges)
  }
}
