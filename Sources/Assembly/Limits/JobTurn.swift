/// For which job an order is made; given along by the task that works on the job.
public struct JobTurn: Sendable {
  @TaskLocal public static var current: JobTurn?

  public let job: String
  /// Higher ones come first.
  public let priority: Int
  /// Told what an order of the job waits for, and then nil when it goes on.
  public let tell: @Sendable (String?) -> Void

  public init(job: String, priority: Int = 0, tell: @escaping @Sendable (String?) -> Void = { _ in }) {
    self.job = job
    self.priority = priority
    self.tell = tell
  }
}
