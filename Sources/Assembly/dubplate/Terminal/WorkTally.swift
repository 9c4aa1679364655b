/// The progress of the work on several jobs, by what happens to them.
///
/// A batch begins with the first job after all before it have ended. Times are on a clock that only goes forward.
struct WorkTally: Sendable {
  /// The progress of one job at work.
  struct ActiveJob: Sendable, Equatable {
    let name: String
    let stage: String
    /// 0…100.
    let percent: Int
    let attempt: Int

    init(name: String, stage: String, percent: Int, attempt: Int) {
      self.name = name
      self.stage = stage
      self.percent = percent
      self.attempt = attempt
    }
  }

  /// Jobs of this batch that have not begun.
  private var waiting = 0
  /// Jobs at work, the first begun first.
  private(set) var active: [ActiveJob] = []
  private var ended = 0
  private var begin: Duration?

  init() {}

  /// Notes that a ticket became a job.
  mutating func accept() {
    if isOver { self = WorkTally() }
    waiting += 1
  }

  /// Notes the progress of a job.
  mutating func advance(_ job: ActiveJob, at now: Duration) {
    if let index = active.firstIndex(where: { $0.name == job.name }) {
      active[index] = job
    } else {
      if isOver { self = WorkTally() }
      waiting = max(0, waiting - 1)
      active.append(job)
    }
    if begin == nil { begin = now }
  }

  /// Notes that a job at work waits, and has no part until it goes on.
  mutating func hold(_ name: String) {
    guard let index = active.firstIndex(where: { $0.name == name }) else { return }
    active.remove(at: index)
    waiting += 1
  }

  /// Notes that a job has ended, at work or not.
  mutating func end(_ name: String) {
    if let index = active.firstIndex(where: { $0.name == name }) {
      active.remove(at: index)
    } else if waiting > 0 {
      waiting -= 1
    } else {
      return
    }
    ended += 1
  }

  /// The number of jobs in the batch.
  var total: Int { ended + active.count + waiting }

  /// The number of the job at work, from 1.
  var number: Int { min(total, ended + 1) }

  private var isOver: Bool { waiting == 0 && active.isEmpty && ended > 0 }

  /// The least that must have been done for a guess: a twentieth of a job, and three seconds.
  private static let (leastWork, leastTime) = (0.05, Duration.seconds(3))

  /// The time until the batch ends if it goes on as before; nil while that cannot be said.
  func timeLeft(at now: Duration) -> Duration? {
    let done = Double(ended) + active.reduce(0) { $0 + Double($1.percent) / 100 }
    guard let begin, now - begin >= Self.leastTime, done >= Self.leastWork else { return nil }
    return (now - begin) * ((Double(total) - done) / done)
  }
}
