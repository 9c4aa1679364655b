import Audio

/// How the track came to be.
public struct Making: Sendable, Hashable {
  /// Whole sentences: what made the sound and whether recordings or trained models took part.
  public var method: String
  public var backend: String
  /// Of the program.
  public var version: String
  public var seed: Seed
  public var jobID: String?
  public var attempts: [ReportAttempt] = []
  /// In the order in which the stages ran.
  public var timings: [StageTiming] = []

  public init(method: String, backend: String, version: String, seed: Seed) {
    self.method = method
    self.backend = backend
    self.version = version
    self.seed = seed
  }
}

/// One try at the track.
public struct ReportAttempt: Sendable, Hashable {
  public var passed: Bool
  /// What was changed for it and how it came out.
  public var summary: String

  public init(passed: Bool, summary: String) {
    self.passed = passed
    self.summary = summary
  }
}

/// How long a stage took.
public struct StageTiming: Sendable, Hashable {
  public var stage: String
  public var time: Seconds

  public init(stage: String, time: Seconds) {
    self.stage = stage
    self.time = time
  }
}
