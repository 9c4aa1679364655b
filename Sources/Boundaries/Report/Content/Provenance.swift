import Audio

/// The origin of a track: method, program, seed, attempts and timings.
public struct Provenance: Sendable, Hashable {
  /// Whole sentences: what made the sound and whether recordings or trained models took part.
  public var method: String
  public var backend: String
  /// Of the program.
  public var version: String
  public var seed: Seed
  public var jobID: String?
  public var attempts: [ReportAttempt] = []
  /// In the order in which the stages ran.
  public var timings: [StageDuration] = []

  public init(method: String, backend: String, version: String, seed: Seed) {
    self.method = method
    self.backend = backend
    self.version = version
    self.seed = seed
  }
}

/// One attempt at the track.
public struct ReportAttempt: Sendable, Hashable {
  public var passed: Bool
  /// The changes for this attempt and its result.
  public var summary: String

  public init(passed: Bool, summary: String) {
    self.passed = passed
    self.summary = summary
  }
}

/// The duration of one stage.
public struct StageDuration: Sendable, Hashable {
  public var stage: String
  public var time: Seconds

  public init(stage: String, time: Seconds) {
    self.stage = stage
    self.time = time
  }
}
