/// A part of the daemon that has to show signs of life while it is under way.
public enum DaemonPart: Hashable, Sendable {
  /// The thread that waits for the kernel's events.
  case watcher
  /// The loop that looks at the inbox.
  case inbox
  /// The loop that looks at the queue folder.
  case queue
  /// The loop that hands out the jobs.
  case scheduler
  /// The work on a job of this name, which beats when a stage tells of its progress.
  case job(String)

  /// The part in words, as the subject of a sentence.
  public var words: String {
    switch self {
    case .watcher: "the thread that waits for events"
    case .inbox: "the look at the inbox"
    case .queue: "the look at the queue folder"
    case .scheduler: "the handing out of jobs"
    case .job(let name): "the work on \(name)"
    }
  }
}

/// The times for which parts of the daemon may be silent before they count as hung.
public struct HeartbeatLimits: Sendable, Hashable {
  /// Of loops and threads, which are asked to beat several times in this time.
  public var loops: Duration
  /// Of stages that tell of no progress: a long recording is analysed in one piece.
  public var jobs: Duration

  /// Two thirds of what the service manager grants, `watchdog`, for loops, and of 3 min where nobody asks; for jobs 15 min,
  /// or twice as long as a language model that is asked `repeats` times more than once, each time for at most
  /// `modelTimeout`, may need.
  public init(watchdog: Duration?, modelTimeout: Duration, repeats: Int) {
    loops = (watchdog ?? .seconds(180)) * 2 / 3
    jobs = max(.seconds(15 * 60), modelTimeout * (repeats + 1) * 2)
  }

  /// The longest sleep of a loop that beats often enough.
  public var longestSleep: Duration { loops / 3 }
}

/// The last signs of life of the daemon's parts.
///
/// Each part beats in the course of its own work, never from a timer beside it, so that a part that hangs falls silent.
/// Times are those of a clock that stands still while the machine sleeps.
public struct HeartbeatMonitor: Sendable {
  public typealias Instant = SuspendingClock.Instant

  public let limits: HeartbeatLimits
  private var beats: [DaemonPart: Instant] = [:]

  public init(limits: HeartbeatLimits) { self.limits = limits }

  /// Notes a sign of life; from the first one on, more are expected.
  public mutating func beat(_ part: DaemonPart, at now: Instant) { beats[part] = now }

  /// Notes that nothing more is expected of the part.
  public mutating func end(_ part: DaemonPart) { beats[part] = nil }

  /// The parts that have been silent for too long, in the order of their words.
  public func overdue(at now: Instant) -> [DaemonPart] {
    let silent = beats.filter { part, last in
      if case .job = part { return now - last > limits.jobs }
      return now - last > limits.loops
    }
    return silent.keys.sorted { $0.words < $1.words }
  }
}

/// The judgement on parts that have fallen silent: hung, or waiting for a folder that gives no answer.
///
/// A share that does not answer is no reason for a new start: it would hang the next start as well, and the jobs at work
/// would count a crash.
public struct HangDetector: Sendable {
  /// The news of one moment.
  public struct HeartbeatReport: Sendable, Hashable {
    /// False when a part has hung: the signs of life to the service manager end.
    public let isAlive: Bool
    /// The folder that gives no answer; nil when all do.
    public let silentFolder: String?
    /// The parts of which is to be told now that they have hung.
    public let news: [DaemonPart]
  }

  private var isHung = false

  public init() {}

  /// `overdue` are the parts that have been silent for too long; `silentFolder` is asked for only when there are some.
  public mutating func judge(overdue: [DaemonPart], silentFolder: @autoclosure () -> String?) -> HeartbeatReport {
    guard !overdue.isEmpty else {
      isHung = false
      return HeartbeatReport(isAlive: true, silentFolder: nil, news: [])
    }
    if let folder = silentFolder() { return HeartbeatReport(isAlive: true, silentFolder: folder, news: []) }
    defer { isHung = true }
    return HeartbeatReport(isAlive: false, silentFolder: nil, news: isHung ? [] : overdue)
  }
}
