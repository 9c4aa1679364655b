import Diagnostics
import JobStore
import Testing

@testable import JobEngine

@Suite struct BrokenAttemptTests {
  private static func problem(_ code: String, transient: Bool) -> Diagnosis {
    Diagnosis(code: code, location: "stage", finding: "went wrong", remedy: "mend it", transient: transient)
  }
  private static let bad = problem("prompt.bad", transient: false)
  private static let full = problem("folder.disk_full", transient: true)
  private static let busy = problem("service.busy", transient: true)
  private static let away = Diagnosis(
    code: "folder.away", location: "/nas", finding: "is away", remedy: "mount it", transient: true)

  private static let words = "stage: went wrong; mend it"

  static let table: [(interrupted: Bool, problems: [Diagnosis], absence: Diagnosis?, expected: BrokenAttempt)] = [
    (true, [], nil, .giveBack), (true, [bad], nil, .giveBack), (true, [full], away, .giveBack),
    (false, [full], nil, .hold(reason: words)), (false, [full], away, .hold(reason: words)),
    (false, [full, busy], nil, .hold(reason: "\(words); \(words)")),
    (false, [bad], nil, .fail([bad])), (false, [full, bad], nil, .fail([full, bad])),
    (false, [bad], away, .hold(reason: "/nas: is away; mount it")),
    (false, [bad, full], away, .hold(reason: "/nas: is away; mount it")),
  ]

  @Test(arguments: table)
  func `an attempt that breaks off goes back, waits or fails`(
    interrupted: Bool, problems: [Diagnosis], absence: Diagnosis?, expected: BrokenAttempt
  ) {
    #expect(BrokenAttempt(isInterrupted: interrupted, problems: problems, absence: absence) == expected)
  }

  @Test func `no job fails while a share is away or the program stops`() {
    for row in Self.table where row.absence != nil || row.interrupted {
      if case .fail = row.expected { Issue.record("\(row) fails") }
    }
  }

  @Test func `the folders are not looked at for what goes by itself`() {
    var looks = 0
    func look() -> Diagnosis? {
      looks += 1
      return nil
    }
    _ = BrokenAttempt(isInterrupted: false, problems: [Self.full], absence: look())
    _ = BrokenAttempt(isInterrupted: true, problems: [Self.bad], absence: look())
    #expect(looks == 0)
    _ = BrokenAttempt(isInterrupted: false, problems: [Self.bad], absence: look())
    #expect(looks == 1)
  }

  @Test func `each end is an event that a running job and one about to appear can have`() {
    for row in Self.table {
      for state in [JobState.running, .publishing] { #expect(state.after(row.expected.event) != nil) }
    }
    #expect(BrokenAttempt.giveBack.event == .giveBack)
    #expect(BrokenAttempt.hold(reason: "r").event == .hold(reason: "r"))
    #expect(BrokenAttempt.fail([Self.bad]).event == .fail(reason: Self.words))
  }

  @Test func `a job that the environment held up has lost no attempt`() {
    let job = Job.example("a", .running, attempt: 2, starts: 5)
    for end in [BrokenAttempt.giveBack, .hold(reason: "full")] {
      #expect(job.after(end.event)?.attempt == 1)
      #expect(job.after(end.event)?.starts == 5)
    }
    #expect(job.after(BrokenAttempt.fail([]).event)?.attempt == 2)
  }

  @Test(arguments: [
    (3, JobState.publishing, 3, JobState.publishing), (3, .running, 3, .running), (3, .cancelled, 3, .cancelled),
    (4, .running, 3, .running), (4, .queued, 3, .running),
  ])
  func `an event goes to the job as it is now, unless it was started again meanwhile`(
    startsNow: Int, stateNow: JobState, expectedStarts: Int, expectedState: JobState
  ) {
    let seen = Job.example("a", .running, starts: 3)
    let record = Job.record(seen: seen, now: .example("a", stateNow, starts: startsNow))
    #expect(record.starts == expectedStarts && record.state == expectedState)
  }

  @Test func `a job that has left the database is taken as it was seen`() {
    #expect(Job.record(seen: .example("a", .running), now: nil) == .example("a", .running))
  }
}
