import Diagnostics
import JobStore
import Testing

@testable import JobEngine

/// The places where a job's files can be.
enum ModelFolder { case claimed, outbox, failed, archive }

/// A daemon whose folders, database and process are values, and which does nothing but what the decisions say.
struct ModelDaemon {
  var numbers: SeededNumbers
  private var database: [String: Job] = [:]
  private var order: [String] = []
  /// Where the ticket of each job is, or for `outbox` its delivery, with the ticket still claimed.
  private var files: [String: Set<ModelFolder>] = [:]
  private var deadly: Set<String> = []
  private var scheduler = JobScheduler()
  private var working: [String: Job] = [:]
  private var isShareAway = false
  private let jobsAtOnce: Int
  private(set) var accepted = 0

  init(seed: UInt64) {
    numbers = SeededNumbers(seed: seed)
    jobsAtOnce = 1 + numbers.next(below: 3)
  }

  private static let away = Diagnosis(
    code: "folder.away", location: "/nas", finding: "is away", remedy: "mount it", transient: true)

  // MARK: What happens

  mutating func step() {
    switch numbers.next(below: 14) {
    case 0, 1: accept(deadly: numbers.happens(onceIn: 12))
    case 2, 3, 4: startAll()
    case 5, 6, 7: if let id = numbers.pick(working.keys.sorted()) { finish(id) }
    case 8: isShareAway.toggle()
    case 9: cancel()
    case 10: retry()
    case 11: release()
    case 12: if let id = numbers.pick(working.keys.sorted()) { scheduler.setResting(id, numbers.happens(onceIn: 2)) }
    default: if numbers.happens(onceIn: 3) { crash() }
    }
  }

  mutating func accept(deadly isDeadly: Bool) {
    guard !isShareAway, accepted < 60, AdmissionDecision(problems: []) == .accept else { return }
    accepted += 1
    let id = "job\(accepted)"
    database[id] = .example(id, priority: numbers.next(below: 3))
    order.append(id)
    files[id] = [.claimed]
    if isDeadly { deadly.insert(id) }
  }

  mutating func startAll() {
    let limits = JobScheduler.Limits(jobsAtOnce: jobsAtOnce, mostResting: 2, foldersAreInPlace: !isShareAway)
    while let count = scheduler.candidateCount(within: limits) {
      let queued = Array(order.compactMap { database[$0] }.filter { $0.state == .queued })
      let turns = queued.enumerated().sorted { ($1.element.priority, $0.offset) < ($0.element.priority, $1.offset) }
      let candidates = turns.map(\.element).prefix(count)
      guard let job = scheduler.startNext(within: limits, from: Array(candidates)) else { return }
      #expect(!isShareAway, "a job is started while the share is away")
      begin(job)
    }
  }

  private mutating func begin(_ job: Job) {
    let there = files[job.id] ?? []
    guard there.contains(.claimed) else {
      Issue.record("the files of \(job.id) are \(UnreadableFiles(hasClaim: false, absence: nil)): \(there)")
      return
    }
    switch FirstStep(of: job, called: job.name, delivery: there.contains(.outbox) ? "/out" : nil) {
    case .deliver(let path):
      apply(.deliver(path: path), to: job)
      archive(job.id)
      end(job.id, .over)
    case .fail: fail(job)
    case .attempt:
      apply(.start, to: job)
      working[job.id] = database[job.id]
    }
  }

  /// Lets the attempt at a job come to one of its ends.
  mutating func finish(_ id: String) {
    guard let seen = working[id], let now = database[id] else { return }
    if deadly.contains(id) { return crash() }
    if now.state == .cancelled {
      archive(id)
      return end(id, .over)
    }
    switch numbers.next(below: 6) {
    case 0: breakOff(seen, isInterrupted: false, [Self.away])
    case 1: breakOff(seen, isInterrupted: true, [])
    case 2: breakOff(seen, isInterrupted: false, [Diagnosis(code: "x", location: "x", finding: "x", remedy: "x")])
    case 3 where now.attempt <= 2:  // The checks failed.
      apply(.retry(reason: "checks"), to: now)
      end(id, .later)
    default: deliver(seen)
    }
  }

  private mutating func deliver(_ seen: Job) {
    guard !isShareAway else { return breakOff(seen, isInterrupted: false, [Self.away]) }
    guard let now = database[seen.id], apply(.publish, to: now) else {
      Issue.record("\(seen.id) cannot be published")
      return
    }
    if numbers.happens(onceIn: 8) { return crash() }
    files[seen.id]?.insert(.outbox)
    if numbers.happens(onceIn: 8) { return crash() }
    if let publishing = database[seen.id] { apply(.deliver(path: "/out"), to: publishing) }
    if numbers.happens(onceIn: 8) { return crash() }
    archive(seen.id)
    end(seen.id, .over)
  }

  private mutating func breakOff(_ seen: Job, isInterrupted: Bool, _ problems: [Diagnosis]) {
    let job = Job.record(seen: seen, now: database[seen.id])
    let end = BrokenAttempt(
      isInterrupted: isInterrupted, problems: problems, absence: isShareAway ? Self.away : nil)
    if case .fail = end { return fail(job) }
    apply(end.event, to: job)
    self.end(seen.id, .later)
  }

  private mutating func fail(_ job: Job) {
    guard !isShareAway else { return end(job.id, .troubled) }
    files[job.id] = [.failed]
    if numbers.happens(onceIn: 8) { return crash() }
    if let now = database[job.id] { apply(.fail(reason: "x"), to: now) }
    end(job.id, .over)
  }

  private mutating func archive(_ id: String) {
    guard files[id]?.contains(.claimed) == true else { return }
    files[id]?.remove(.claimed)
    files[id]?.insert(.archive)
    if let job = database[id], job.state == .delivered { apply(.archive(outcome: "delivered"), to: job) }
  }

  private mutating func end(_ id: String, _ end: JobScheduler.End) {
    working[id] = nil
    scheduler.end(id, end)
  }

  mutating func cancel() {
    guard let id = numbers.pick(order), let job = database[id] else { return }
    guard case .cancel(let found) = CancelDecision(among: [job]), !isShareAway else { return }
    apply(.cancel(reason: "asked"), to: found)
    if numbers.happens(onceIn: 6) { return crash() }
    guard scheduler.reserve(id) else { return }
    archive(id)
    end(id, .over)
  }

  mutating func retry() {
    guard !isShareAway, let id = numbers.pick(order), let job = database[id] else { return }
    let isClaimed = files[id]?.contains(.claimed) == true
    switch RetryDecision(among: [job], isClaimed: { _ in isClaimed }) {
    case .resubmit(let job):
      guard scheduler.reserve(id) else { return }
      apply(.resubmit, to: job)
      if numbers.happens(onceIn: 6) { return crash() }
      files[id] = [.claimed]
      end(id, .later)
    case .claim:
      guard scheduler.reserve(id) else { return }
      files[id] = [.claimed]
      end(id, .later)
    case .nothing, .findRefused, .refuse: break
    }
  }

  mutating func release() {
    guard !isShareAway else { return }
    scheduler.releaseTroubled()
    let held = HeldJobs(order.compactMap { database[$0] }.filter { HeldJobs.states.contains($0.state) })
    for action in held.actions(returning: Set(held.order), underWay: scheduler.underWay) {
      switch action {
      case .release(let job): apply(.release, to: job)
      case .archive(let job): archive(job.id)
      }
    }
  }

  /// The process dies, and the next one takes up what it finds.
  mutating func crash() {
    (scheduler, working, isShareAway) = (JobScheduler(), [:], false)
    for id in order {
      guard let job = database[id] else { continue }
      let delivery = files[id]?.contains(.outbox) == true ? "/out" : nil
      if let event = RestartRecovery.event(for: job, delivery: delivery) { apply(event, to: job) }
    }
    for id in order where files[id]?.contains(.claimed) == true { adopt(id) }
    for id in order where files[id]?.contains(.claimed) != true {
      guard let job = database[id] else { continue }
      let there = files[id] ?? []
      let event = RestartRecovery.event(
        forUnclaimed: job, failed: there.contains(.failed) ? "/failed" : nil,
        archived: there.contains(.archive) ? "/archive" : nil)
      if let event { apply(event, to: job) }
    }
  }

  private mutating func adopt(_ id: String) {
    guard let job = database[id] else { return }
    switch ClaimRecovery(of: job, delivery: files[id]?.contains(.outbox) == true ? "/out" : nil) {
    case .admit: if let event = AdmissionDecision.event(onAcceptanceOf: job) { apply(event, to: job) }
    case .archive: archive(id)
    case .deliver(let path):
      apply(.deliver(path: path), to: job)
      archive(id)
    case .restore: Issue.record("\(id) is in the database")
    }
  }

  @discardableResult
  private mutating func apply(_ event: JobEvent, to job: Job) -> Bool {
    guard let now = database[job.id], now.state == job.state, now.starts == job.starts,
      let next = now.after(event)
    else { return false }
    database[job.id] = next
    return true
  }

  // MARK: What holds

  /// What holds at every moment.
  func expectOrder() {
    for id in order {
      let there = files[id] ?? []
      #expect(!there.isEmpty, "\(id) is lost")
      let tickets = there.subtracting([.outbox])
      #expect(tickets.count == 1, "the ticket of \(id) is in \(tickets)")
      #expect(!(there.contains(.outbox) && there.contains(.failed)), "\(id) failed and was delivered")
    }
    let resting = JobScheduler.Limits(jobsAtOnce: jobsAtOnce).mostResting
    #expect(scheduler.underWay.count <= jobsAtOnce + resting)
    for (id, job) in working {
      #expect(scheduler.underWay.contains(id))
      if job.crashes > 0 { #expect(working.count == 1, "a suspect is not alone") }
    }
  }

  /// Lets everything go well from now on.
  mutating func settle() {
    isShareAway = false
    for _ in 0..<500 where !isIdle {
      finishAll()
      release()
      startAll()
    }
  }

  mutating func finishAll() {
    for id in working.keys.sorted() where working[id] != nil {
      if deadly.contains(id) {
        crash()
      } else if database[id]?.state == .cancelled {
        archive(id)
        end(id, .over)
      } else if let seen = working[id] {
        deliver(seen)
      }
    }
  }

  var isDeadlyAtWork: Bool { working.keys.contains { deadly.contains($0) } }

  var isIdle: Bool { working.isEmpty && order.allSatisfy { database[$0]?.state.isFinal == true } }

  func count(in folder: ModelFolder) -> Int { files.values.count { $0.contains(folder) } }

  func expectAllEnded() {
    for id in order {
      guard let job = database[id] else { continue }
      let there = files[id] ?? []
      switch job.state {
      case .completed: #expect(there == [.outbox, .archive], "\(id) is completed, and in \(there)")
      case .failed: #expect(there == [.failed], "\(id) failed, and is in \(there)")
      case .cancelled: #expect(there == [.archive], "\(id) was cancelled, and is in \(there)")
      default: Issue.record("\(id) is \(job.state), and in \(there)")
      }
    }
  }
}
