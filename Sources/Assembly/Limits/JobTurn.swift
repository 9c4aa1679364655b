/// For which job an order is made; given along by the task that works on the job.
public struct JobTurn: Sendable {
  @TaskLocal public static var current: JobTurn?

  public let job: String
  /// Higher ones come first.
  public let priority: Int
  /// Told what an order of the job waits for, by the order's id, and then nil when it waits no more.
  public let tell: @Sendable (_ order: String, OrderWait?) -> Void

  public init(
    job: String, priority: Int = 0, tell: @escaping @Sendable (_ order: String, OrderWait?) -> Void = { _, _ in }
  ) {
    self.job = job
    self.priority = priority
    self.tell = tell
  }
}

/// What an order waits for: its turn, or the service that works on it.
public struct OrderWait: Sendable, Hashable {
  public let service: String
  /// Why it may not be made yet; nil while it is being made.
  public let obstacle: String?

  public init(service: String, obstacle: String? = nil) {
    self.service = service
    self.obstacle = obstacle
  }

  /// For people: what several orders wait for, the first one that is held up or how many are being made.
  public static func words(for waits: [OrderWait]) -> String? {
    if let held = waits.first(where: { $0.obstacle != nil }) { return "\(held.service) \(held.obstacle ?? "")" }
    guard let service = waits.first?.service else { return nil }
    return waits.count == 1 ? "\(service), which makes a clip" : "\(service), which makes \(waits.count) clips"
  }
}
