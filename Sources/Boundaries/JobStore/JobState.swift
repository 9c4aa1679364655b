/// The state of a job.
public enum JobState: String, Sendable, Hashable, CaseIterable {
  /// Waits for its turn.
  case queued
  /// Its attempt is under way.
  case running
  /// Its attempt is over and the delivery is about to appear in the outbox.
  case publishing
  /// The delivery is in the outbox; the ticket is not in the archive yet.
  case delivered
  /// The environment is in the way: a full disk, a share that is away, an API that refuses.
  case held
  case completed
  case failed
  case cancelled

  /// The state as people and scripts see it: `queued`, `processing`, `completed`, `failed` or `cancelled`.
  public var status: String {
    switch self {
    case .queued, .held: "queued"
    case .running, .publishing: "processing"
    case .delivered, .completed: "completed"
    case .failed: "failed"
    case .cancelled: "cancelled"
    }
  }

  /// True if the job has ended and moves only on request.
  public var isFinal: Bool { self == .completed || self == .failed || self == .cancelled }

  /// The state that `event` leads to; nil when it cannot happen here.
  public func after(_ event: JobEvent) -> JobState? {
    switch (self, event) {
    case (.queued, .start): .running
    case (.running, .publish): .publishing
    case (.publishing, .deliver): .delivered
    // A delivery that is found in the outbox although the database does not know of it.
    case (.queued, .deliver), (.held, .deliver), (.running, .deliver): .delivered
    case (.delivered, .archive): .completed
    case (.running, .retry), (.publishing, .retry): .queued
    case (.running, .interrupt), (.publishing, .interrupt): .queued
    case (.running, .giveBack), (.publishing, .giveBack): .queued
    case (.queued, .hold), (.running, .hold), (.publishing, .hold): .held
    case (.held, .release): .queued
    case (.queued, .fail), (.held, .fail), (.running, .fail), (.publishing, .fail): .failed
    // Once the delivery is about to appear it is too late: it is published or cancelled, never both.
    case (.queued, .cancel), (.held, .cancel), (.running, .cancel): .cancelled
    case (.failed, .resubmit), (.cancelled, .resubmit): .queued
    default: nil
    }
  }
}

/// An event that moves a job to another state.
public enum JobEvent: Sendable, Hashable {
  /// An attempt begins; it is counted now, because a crash leaves no later moment.
  case start
  case publish
  /// The delivery is in the outbox, at this path.
  case deliver(path: String)
  /// The ticket is in the archive; `outcome` says how the job ended, for people.
  case archive(outcome: String)
  /// The attempt failed and another one is worth while.
  case retry(reason: String)
  /// The process died during the attempt, which stays counted.
  case interrupt
  /// The process stops in good order; the attempt does not count.
  case giveBack
  /// The environment is in the way; the attempt does not count.
  case hold(reason: String)
  /// The environment is well again.
  case release
  case fail(reason: String)
  case cancel(reason: String)
  /// Somebody asks for an ended job again: its attempts are counted from the start.
  case resubmit
}

extension JobEvent {
  /// The event's name in the log of events.
  var name: String {
    switch self {
    case .start: "start"
    case .publish: "publish"
    case .deliver: "deliver"
    case .archive: "archive"
    case .retry: "retry"
    case .interrupt: "interrupt"
    case .giveBack: "give_back"
    case .hold: "hold"
    case .release: "release"
    case .fail: "fail"
    case .cancel: "cancel"
    case .resubmit: "resubmit"
    }
  }

  /// The text that the event carries, such as a reason.
  var detail: String? {
    switch self {
    case .deliver(let text), .archive(let text), .retry(let text), .hold(let text), .fail(let text), .cancel(let text):
      text
    default: nil
    }
  }

  /// The number of attempts after the event, given that before it.
  func attempts(after attempts: Int) -> Int {
    switch self {
    case .start: attempts + 1
    case .giveBack, .hold: max(0, attempts - 1)
    case .resubmit: 0
    default: attempts
    }
  }
}
