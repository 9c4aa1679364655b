/// How far the work on several jobs has come, told by what happens to them.
///
/// A batch begins with the first job after all before it have ended. Times are on a clock that only goes forward.
struct WorkTally: Sendable {
  /// How far one job has come.
  struct Stand: Sendable, Equatable {
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
  private(set) var active: [Stand] = []
  private var ended = 0
  private var begin: Duration?

  init() {}

  /// A ticket became a job.
  mutating func accept() {
    if isOver { self = WorkTally() }
    waiting += 1
  }

  /// A job has come so far.
  mutating func advance(_ stand: Stand, at now: Duration) {
    if let index = active.firstIndex(where: { $0.name == stand.name }) {
      active[index] = stand
    } else {
      if isOver { self = WorkTally() }
      waiting = max(0, waiting - 1)
      active.append(stand)
    }
    if begin == nil { begin = now }
  }

  /// A job at work waits, and takes no part until it goes on.
  mutating func hold(_ name: String) {
    guard let index = active.firstIndex(where: { $0.name == name }) else { return }
    active.remove(at: index)
    waiting += 1
  }

  /// A job has ended, whether it was at work or not.
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

  /// How many jobs the batch has.
  var total: Int { ended + active.count + waiting }

  /// The number of the job at work, from 1.
  var number: Int { min(total, ended + 1) }

  private var isOver: Bool { waiting == 0 && active.isEmpty && ended > 0 }

  /// The least that must have been done for a guess: a twentieth of a job, and three seconds.
  private static let (leastWork, leastTime) = (0.05, Duration.seconds(3))

  /// How long the batch will still take if it goes on as before; nil while that cannot be said.
  func timeLeft(at now: Duration) -> Duration? {
    let done = Double(ended) + active.reduce(0) { $0 + Double($1.percent) / 100 }
    guard let begin, now - begin >= Self.leastTime, done >= Self.leastWork else { return nil }
    return (now - begin) * ((Double(total) - done) / done)
  }
}
