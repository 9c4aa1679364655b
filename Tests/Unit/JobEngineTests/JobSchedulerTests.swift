import JobStore
import Testing

@testable import JobEngine

@Suite struct JobSchedulerTests {
  private var scheduler = JobScheduler()
  private let one = JobScheduler.Limits(jobsAtOnce: 1)
  private let two = JobScheduler.Limits(jobsAtOnce: 2)
  private let many = JobScheduler.Limits(jobsAtOnce: 100)

  /// Starts as many of `queued` as may be started, and returns their ids in that order.
  private mutating func startAll(_ queued: [Job], within limits: JobScheduler.Limits) -> [String] {
    var started: [String] = []
    while let job = scheduler.startNext(within: limits, from: queued) { started.append(job.id) }
    return started
  }

  @Test(arguments: [
    ([0, 0, 0], ["j0", "j1", "j2"]), ([0, 1, 2], ["j2", "j1", "j0"]), ([1, 5, 1, 5], ["j1", "j3", "j0", "j2"]),
    ([-3, 0, -1], ["j1", "j2", "j0"]), ([], []), ([7], ["j0"]), ([2, 2, 3, 2], ["j2", "j0", "j1", "j3"]),
  ])
  mutating func `the highest priority is first, and of those the job that came first`(
    priorities: [Int], order: [String]
  ) {
    let jobs = priorities.enumerated().map { Job.example("j\($0.offset)", priority: $0.element) }
    #expect(startAll(jobs, within: many) == order)
  }

  @Test(arguments: 1...5)
  mutating func `no more jobs are under way than the settings allow`(most: Int) {
    let jobs = (0..<10).map { Job.example("j\($0)") }
    #expect(startAll(jobs, within: .init(jobsAtOnce: most)).count == most)
    #expect(scheduler.underWay.count == most)
  }

  @Test mutating func `when a job ends there is room for one more`() {
    let jobs = ["a", "b", "c"].map { Job.example($0) }
    #expect(startAll(jobs, within: two) == ["a", "b"])
    scheduler.end("a", .over)
    #expect(startAll([jobs[2]], within: two) == ["c"])
  }

  @Test mutating func `more room is used at once, and less only as jobs end`() {
    let jobs = (0..<6).map { Job.example("j\($0)") }
    #expect(startAll(jobs, within: one) == ["j0"])
    #expect(startAll(jobs, within: .init(jobsAtOnce: 3)) == ["j1", "j2"])
    #expect(startAll(jobs, within: two).isEmpty)
    scheduler.end("j0", .over)
    #expect(startAll(jobs, within: two).isEmpty)
    scheduler.end("j1", .over)
    #expect(startAll(Array(jobs[3...]), within: two) == ["j3"])
  }

  @Test mutating func `a job is not started twice`() {
    let job = Job.example("a")
    #expect(startAll([job, job], within: many) == ["a"])
  }

  @Test mutating func `while a share is away nothing is started, and nothing is even looked for`() {
    let away = JobScheduler.Limits(jobsAtOnce: 2, foldersAreInPlace: false)
    #expect(scheduler.candidateCount(within: away) == nil)
    #expect(scheduler.startNext(within: away, from: [.example("a")]) == nil)
    #expect(scheduler.underWay.isEmpty)
    #expect(startAll([.example("a")], within: two) == ["a"], "when it is back")
  }

  // MARK: Jobs that wait for a service

  @Test mutating func `a job that waits for a service makes room for another one, until it goes on`() {
    let jobs = ["a", "b", "c"].map { Job.example($0) }
    #expect(startAll(jobs, within: one) == ["a"])
    scheduler.setResting("a", true)
    #expect(startAll(jobs, within: one) == ["b"])
    scheduler.setResting("a", false)
    scheduler.end("b", .over)
    #expect(startAll([jobs[2]], within: one).isEmpty, "a works again")
    scheduler.end("a", .over)
    #expect(startAll([jobs[2]], within: one) == ["c"])
  }

  @Test(arguments: [(0, 1), (1, 2), (3, 4), (64, 65)])
  mutating func `only so many resting jobs make room`(mostResting: Int, expected: Int) {
    let jobs = (0..<80).map { Job.example("j\($0)") }
    let limits = JobScheduler.Limits(jobsAtOnce: 1, mostResting: mostResting)
    while let job = scheduler.startNext(within: limits, from: jobs) { scheduler.setResting(job.id, true) }
    #expect(scheduler.underWay.count == expected)
  }

  @Test mutating func `only what is under way can rest, and it rests no longer than that`() {
    scheduler.setResting("a", true)
    #expect(startAll([.example("b"), .example("c")], within: one) == ["b"])
    scheduler.setResting("b", true)
    scheduler.setResting("b", true)
    scheduler.end("b", .later)
    #expect(startAll([.example("c"), .example("d")], within: one) == ["c"])
  }

  // MARK: Jobs at which the process died

  @Test mutating func `a job at which the process died waits until nothing else is under way, and then works alone`() {
    let (plain, suspect, last) = (Job.example("a"), Job.example("s", crashes: 1), Job.example("z"))
    #expect(startAll([plain, suspect, last], within: many) == ["a"], "it is the suspect's turn")
    scheduler.end("a", .over)
    #expect(startAll([suspect, last], within: many) == ["s"])
    #expect(scheduler.candidateCount(within: many) == nil)
    scheduler.end("s", .over)
    #expect(startAll([last], within: many) == ["z"])
  }

  @Test mutating func `several suspects work one after the other`() {
    let jobs = (0..<3).map { Job.example("s\($0)", crashes: $0 + 1) }
    for index in jobs.indices {
      #expect(startAll(Array(jobs[index...]), within: many) == ["s\(index)"])
      scheduler.end("s\(index)", .over)
    }
  }

  @Test mutating func `a suspect of a lower priority does not keep others from their turns`() {
    let jobs = [Job.example("s", priority: -1, crashes: 1), .example("a"), .example("b")]
    #expect(startAll(jobs, within: two) == ["a", "b"])
  }

  @Test mutating func `a suspect that rests lets nobody else in: only it may count the next death`() {
    #expect(startAll([.example("s", crashes: 2)], within: many) == ["s"])
    scheduler.setResting("s", true)
    #expect(startAll([.example("a")], within: many).isEmpty)
  }

  // MARK: Jobs in trouble, and reserved ones

  @Test mutating func `a job whose work ended in trouble that is not its own waits until all are released`() {
    let jobs = [Job.example("a"), .example("b")]
    #expect(startAll(jobs, within: one) == ["a"])
    scheduler.end("a", .troubled)
    #expect(startAll(jobs, within: one) == ["b"])
    scheduler.end("b", .over)
    #expect(startAll([jobs[0]], within: one).isEmpty)
    scheduler.releaseTroubled()
    #expect(startAll([jobs[0]], within: one) == ["a"])
  }

  @Test(arguments: [JobScheduler.End.over, .later])
  mutating func `a job that is queued again may be started at once`(end: JobScheduler.End) {
    #expect(startAll([.example("a")], within: one) == ["a"])
    scheduler.end("a", end)
    #expect(startAll([.example("a")], within: one) == ["a"])
  }

  @Test mutating func `a suspect in trouble makes room like any other`() {
    #expect(startAll([.example("s", crashes: 1)], within: many) == ["s"])
    scheduler.end("s", .troubled)
    #expect(startAll([.example("s", crashes: 1), .example("a")], within: many) == ["a"])
  }

  @Test mutating func `a reserved job is not started, and a job at work cannot be reserved`() {
    #expect(scheduler.reserve("a") == true)
    #expect(scheduler.reserve("a") == false)
    #expect(startAll([.example("a"), .example("b")], within: many) == ["b"])
    #expect(scheduler.reserve("b") == false)
    scheduler.end("a", .later)
    #expect(startAll([.example("a")], within: many) == ["a"])
  }

  @Test(arguments: [0, 1, 5, 40])
  mutating func `so many candidates are asked for that one of them can be started, if any can`(blocked: Int) throws {
    let jobs = (0...blocked).map { Job.example("j\($0)") }
    for job in jobs.dropLast() {
      _ = scheduler.startNext(within: many, from: [job])
      scheduler.end(job.id, .troubled)
    }
    let count = try #require(scheduler.candidateCount(within: one))
    let next = scheduler.startNext(within: one, from: Array(jobs.prefix(count)))
    #expect(next?.id == "j\(blocked)")
  }

  // MARK: Any sequence

  @Test(arguments: (1...12).map { UInt64($0) })
  func `over any sequence the limits hold and the turns are kept`(seed: UInt64) {
    var model = SchedulerModel(seed: seed)
    for _ in 0..<1_500 { model.step() }
    #expect(model.starts > 100, "the sequence tries something")
  }
}

/// Jobs that come, work, rest and go at random, with the rules spelled out.
private struct SchedulerModel {
  private var numbers: SeededNumbers
  private var scheduler = JobScheduler()
  private var queued: [Job] = []
  private var working: [Job] = []
  private var resting: Set<String> = []
  private var troubled: Set<String> = []
  private var reserved: Set<String> = []
  private(set) var starts = 0
  private var accepted = 0

  init(seed: UInt64) { numbers = SeededNumbers(seed: seed) }

  mutating func step() {
    switch numbers.next(below: 8) {
    case 0, 1: accept()
    case 2, 3, 4: start()
    case 5: rest()
    case 6: end()
    default: reserveOrRelease()
    }
    #expect(scheduler.underWay == Set(working.map(\.id)).union(reserved))
  }

  private mutating func accept() {
    guard queued.count < 40 else { return }
    accepted += 1
    let crashes = numbers.happens(onceIn: 6) ? 1 : 0
    queued.append(.example("j\(accepted)", priority: numbers.next(below: 3), crashes: crashes))
  }

  private mutating func start() {
    let limits = JobScheduler.Limits(
      jobsAtOnce: 1 + numbers.next(below: 4), mostResting: numbers.next(below: 3),
      foldersAreInPlace: !numbers.happens(onceIn: 5))
    let hadSuspect = working.contains { $0.crashes > 0 }
    let order = queued.enumerated().sorted { ($1.element.priority, $0.offset) < ($0.element.priority, $1.offset) }
    let turns = order.map(\.element)
    let count = scheduler.candidateCount(within: limits) ?? 0
    let before = scheduler.underWay.count
    guard let job = scheduler.startNext(within: limits, from: Array(turns.prefix(count))) else {
      expectNothingToStart(turns, limits, before)
      return
    }
    #expect(limits.foldersAreInPlace && !hadSuspect)
    #expect(before - min(resting.count, limits.mostResting) < limits.jobsAtOnce)
    #expect(job.crashes == 0 || before == 0)
    #expect(!troubled.contains(job.id) && !reserved.contains(job.id))
    #expect(turns.first { isFree($0) }?.id == job.id, "nobody was passed over")
    queued.removeAll { $0.id == job.id }
    working.append(job)
    starts += 1
  }

  private func isFree(_ job: Job) -> Bool { !troubled.contains(job.id) && !reserved.contains(job.id) }

  /// Whenever nothing is started, there is a reason.
  private func expectNothingToStart(_ turns: [Job], _ limits: JobScheduler.Limits, _ before: Int) {
    guard limits.foldersAreInPlace, !working.contains(where: { $0.crashes > 0 }),
      before - min(resting.count, limits.mostResting) < limits.jobsAtOnce, let next = turns.first(where: isFree)
    else { return }
    #expect(next.crashes > 0 && before > 0)
  }

  private mutating func rest() {
    guard let job = numbers.pick(working) else { return }
    let isResting = !resting.contains(job.id)
    scheduler.setResting(job.id, isResting)
    if isResting { resting.insert(job.id) } else { resting.remove(job.id) }
  }

  private mutating func end() {
    guard let job = numbers.pick(working), let end = numbers.pick(JobScheduler.End.allCases) else { return }
    scheduler.end(job.id, end)
    working.removeAll { $0.id == job.id }
    resting.remove(job.id)
    if end != .over { queued.append(job) }
    if end == .troubled { troubled.insert(job.id) }
  }

  private mutating func reserveOrRelease() {
    if numbers.happens(onceIn: 4) {
      scheduler.releaseTroubled()
      troubled = []
    } else if let id = reserved.popFirst() {
      scheduler.end(id, .later)
    } else if let job = numbers.pick(queued + working) {
      let isAtWork = working.contains { $0.id == job.id }
      #expect(scheduler.reserve(job.id) == !isAtWork)
      if !isAtWork { reserved.insert(job.id) }
    }
  }
}
