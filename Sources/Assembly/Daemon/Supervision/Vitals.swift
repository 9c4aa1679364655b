import Settings
import Synchronization

/// The signs of life of the daemon's parts.
///
/// It is told the time. Each part beats in the course of its own work, never from a timer beside it, so that a part that
/// hangs falls silent. Time stands still while the machine sleeps.
final class Vitals: Sendable {
  typealias Instant = SuspendingClock.Instant

  /// What has to show signs of life while it is under way.
  enum Part: Hashable, Sendable {
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

    var words: String {
      switch self {
      case .watcher: "the thread that waits for events"
      case .inbox: "the look at the inbox"
      case .queue: "the look at the queue folder"
      case .scheduler: "the handing out of jobs"
      case .job(let name): "the work on \(name)"
      }
    }
  }

  /// How long parts may be silent.
  struct Patience: Sendable, Equatable {
    /// Loops and threads, which are asked to beat several times in this time.
    var loops: Duration
    /// Stages that tell of no progress: a long recording is analysed in one piece.
    var jobs: Duration
  }

  let patience: Patience
  private let beats = Mutex<[Part: Instant]>([:])

  init(patience: Patience) { self.patience = patience }

  /// How long a loop may sleep at most, so that it beats often enough.
  var longestSleep: Duration { patience.loops / 3 }

  /// A sign of life; from the first one on, more are expected.
  func beat(_ part: Part, at now: Instant = .now) { beats.withLock { $0[part] = now } }

  /// Nothing more is expected of the part.
  func end(_ part: Part) { beats.withLock { $0[part] = nil } }

  /// The parts that have been silent for too long, in the order of their words.
  func overdue(at now: Instant = .now) -> [Part] {
    let silent = beats.withLock { beats in
      beats.filter { part, last in
        if case .job = part { return now - last > patience.jobs }
        return now - last > patience.loops
      }
    }
    return silent.keys.sorted { $0.words < $1.words }
  }
}

extension Vitals.Patience {
  /// Two thirds of what the service manager grants; without one nobody asks.
  init(watchdog: Duration?, _ settings: Settings) {
    loops = (watchdog ?? .seconds(180)) * 2 / 3
    // A language model may be asked several times, and may take its time each time.
    let answer = settings.languageModel.timeout * (settings.languageModel.repeats + 1)
    jobs = max(.seconds(15 * 60), answer * 2)
  }
}
