/// An accepted ticket and what has become of it.
public struct Job: Sendable, Hashable {
  /// A UUID of version 7 as text.
  public let id: String
  /// The name of its folders in outbox, failed and archive.
  public let name: String
  /// The bytes under which the ticket was dropped.
  public let droppedName: [UInt8]
  public let ticket: [UInt8]
  public let ticketSHA256: String
  /// Jobs with a higher number go first.
  public let priority: Int
  /// ISO 8601, as all times here.
  public let createdAt: String

  public internal(set) var state: JobState
  /// The stage that runs, or ran last.
  public internal(set) var stage: String?
  /// 0…100.
  public internal(set) var progress: Double
  /// The number of attempts that count against the job.
  public internal(set) var attempt: Int
  /// The number of starts, which never decreases; it numbers folders and files.
  public internal(set) var starts: Int
  /// The number of times that the process died while it worked on the job.
  public internal(set) var crashes: Int
  public internal(set) var updatedAt: String
  /// The reason for which it waits, failed or was cancelled.
  public internal(set) var reason: String?
  /// The thing that a running job waits for, such as a busy service.
  public internal(set) var awaits: String?
  /// The path of the delivery.
  public internal(set) var resultPath: String?
  /// The end of the job, in words.
  public internal(set) var outcome: String?
}

extension Job {
  /// The thing that the job waits for: its `turn`, the `environment`, which `reason` explains, or its own word while
  /// it is
  /// worked on; nil when it does not wait.
  public var waitingFor: String? {
    switch state {
    case .queued: "turn"
    case .held: "environment"
    case .running: awaits
    default: nil
    }
  }
}

/// The facts of a job when it is accepted.
public struct NewJob: Sendable, Hashable {
  public var id: String
  public var name: String
  public var droppedName: [UInt8]
  public var ticket: [UInt8]
  public var ticketSHA256: String
  public var priority: Int

  public init(
    id: String, name: String, droppedName: [UInt8], ticket: [UInt8], ticketSHA256: String, priority: Int = 0
  ) {
    self.id = id
    self.name = name
    self.droppedName = droppedName
    self.ticket = ticket
    self.ticketSHA256 = ticketSHA256
    self.priority = priority
  }
}

/// The duration of a stage.
public struct StageTiming: Sendable, Hashable {
  public let attempt: Int
  public let stage: String
  public let seconds: Double

  public init(attempt: Int, stage: String, seconds: Double) {
    self.attempt = attempt
    self.stage = stage
    self.seconds = seconds
  }
}

/// One line of a job's history.
public struct LoggedEvent: Sendable, Hashable {
  public let time: String
  public let name: String
  public let detail: String?
}
