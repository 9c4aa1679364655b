import Diagnostics
import JobStore
import Testing

@testable import JobEngine

@Suite struct RestartRecoveryTests {
  @Test(arguments: [
    (JobState.running, String?.none, nil, JobEvent?.some(.interrupt)), (.publishing, nil, nil, .interrupt),
    (.running, "flux, which makes a clip", nil, .giveBack), (.publishing, "flux", nil, .interrupt),
    (.held, nil, nil, .release), (.held, "flux", nil, .release),
    (.running, nil, "/out/a", .deliver(path: "/out/a")), (.publishing, nil, "/out/a", .deliver(path: "/out/a")),
    (.held, nil, "/out/a", .deliver(path: "/out/a")), (.running, "flux", "/out/a", .deliver(path: "/out/a")),
    (.queued, nil, nil, nil), (.delivered, nil, nil, nil), (.completed, nil, nil, nil), (.failed, nil, nil, nil),
    (.cancelled, nil, nil, nil), (.queued, nil, "/out/a", nil), (.cancelled, nil, "/out/a", nil),
  ])
  func `what was under way goes back to the queue, and what was published is delivered`(
    state: JobState, awaits: String?, delivery: String?, expected: JobEvent?
  ) {
    let job = Job.example("a", state, starts: 1, awaits: awaits)
    #expect(RestartRecovery.event(for: job, delivery: delivery) == expected)
  }

  @Test func `every state that needs an event is looked at, and every event can happen in it`() {
    for state in JobState.allCases {
      for delivery in [nil, "/out/a"] {
        let event = RestartRecovery.event(for: .example("a", state), delivery: delivery)
        #expect((event != nil) == RestartRecovery.interruptedStates.contains(state))
        if let event { #expect(state.after(event) != nil, "\(event) in \(state)") }
      }
    }
  }

  @Test func `nothing stays under way after a restart`() throws {
    for state in JobState.allCases {
      let job = Job.example("a", state, attempt: 1, starts: 1)
      let event = RestartRecovery.event(for: job, delivery: nil)
      let after = event.flatMap { job.after($0) } ?? job
      #expect(after.state != .running && after.state != .publishing && after.state != .held)
    }
  }

  @Test func `a crash counts against the job at work, and not against one that waits for a service`() throws {
    let working = Job.example("a", .running, attempt: 1, starts: 1)
    let waiting = Job.example("b", .running, attempt: 1, starts: 1, awaits: "flux")
    let interrupted = try #require(RestartRecovery.event(for: working, delivery: nil).flatMap { working.after($0) })
    let givenBack = try #require(RestartRecovery.event(for: waiting, delivery: nil).flatMap { waiting.after($0) })
    #expect(interrupted.crashes == 1 && interrupted.attempt == 1)
    #expect(givenBack.crashes == 0 && givenBack.attempt == 0)
  }

  // MARK: Jobs without a claim

  @Test(arguments: [
    (
      JobState.queued, String?.some("/failed/a"), String?.none,
      JobEvent?.some(.fail(reason: "given up; the reasons are in /failed/a"))
    ),
    (.queued, nil, "/archive/a", .cancel(reason: "cancelled; its ticket is in /archive/a")),
    (.queued, "/failed/a", "/archive/a", .fail(reason: "given up; the reasons are in /failed/a")),
    (.queued, nil, nil, nil), (.delivered, nil, nil, .archive(outcome: "delivered")),
    (.delivered, "/failed/a", "/archive/a", .archive(outcome: "delivered")),
    (.running, "/failed/a", nil, nil), (.held, "/failed/a", nil, nil), (.publishing, nil, "/archive/a", nil),
    (.completed, nil, "/archive/a", nil), (.failed, "/failed/a", nil, nil), (.cancelled, nil, "/archive/a", nil),
  ])
  func `a job without a claim is where its files are`(
    state: JobState, failed: String?, archived: String?, expected: JobEvent?
  ) {
    #expect(
      RestartRecovery.event(forUnclaimed: .example("a", state), failed: failed, archived: archived) == expected)
  }

  @Test func `the archive is not searched for what lies in failed, nor either for what is delivered`() throws {
    struct Searched: Error {}
    func search() throws -> String? { throw Searched() }
    let job = Job.example("a", .queued)
    #expect(throws: Never.self) { try RestartRecovery.event(forUnclaimed: job, failed: "/f", archived: search()) }
    #expect(throws: Searched.self) { try RestartRecovery.event(forUnclaimed: job, failed: nil, archived: search()) }
    let delivered = Job.example("a", .delivered)
    #expect(throws: Never.self) {
      try RestartRecovery.event(forUnclaimed: delivered, failed: search(), archived: search())
    }
  }

  @Test func `who was given up by a run that was cut off is told where the reasons are`() {
    let problem = RestartRecovery.givenUpDiagnosis(of: .example("a", name: "night"), at: "/failed/night")
    #expect(
      problem.code == "job.failed" && problem.location == "night" && problem.remedy == "read /failed/night/WHY.txt")
  }

  @Test func `when the program must end, what does not stop is given back and counts nothing`() {
    for state in JobState.allCases {
      let job = Job.example("a", state, attempt: 1, starts: 1)
      let event = RestartRecovery.eventAtExit(for: job)
      #expect((event != nil) == (state == .running || state == .publishing))
      guard let event else { continue }
      let after = job.after(event)
      #expect(after?.state == .queued && after?.attempt == 0 && after?.crashes == 0)
    }
  }
}

@Suite struct ClaimRecoveryTests {
  @Test(arguments: [
    (JobState?.none, String?.none, ClaimRecovery.admit), (nil, "/out/a", .restore(path: "/out/a")),
    (.queued, nil, .admit), (.queued, "/out/a", .deliver(path: "/out/a")),
    (.delivered, nil, .archive), (.delivered, "/out/a", .archive), (.completed, nil, .archive),
    (.cancelled, nil, .archive), (.cancelled, "/out/a", .archive), (.failed, nil, .admit), (.failed, "/out/a", .admit),
    (.running, nil, .admit), (.publishing, nil, .admit), (.held, nil, .admit),
  ])
  func `a claim goes on, or follows its job into the archive`(
    state: JobState?, delivery: String?, expected: ClaimRecovery
  ) {
    #expect(ClaimRecovery(of: state.map { .example("a", $0) }, delivery: delivery) == expected)
  }

  @Test func `a ticket is archived only when it was made, or nobody wants it`() {
    for state in JobState.allCases where ClaimRecovery(of: .example("a", state), delivery: nil) == .archive {
      #expect([.delivered, .completed, .cancelled].contains(state))
    }
  }

  @Test func `a delivery that is noted can be noted`() throws {
    for state in JobState.allCases {
      guard case .deliver(let path) = ClaimRecovery(of: .example("a", state), delivery: "/out/a") else { continue }
      #expect(state.after(.deliver(path: path)) == .delivered)
    }
  }

  @Test func `the outbox is searched only for jobs of which the database does not know the end`() {
    struct Searched: Error {}
    func search() throws -> String? { throw Searched() }
    for state in JobState.allCases where state != .queued {
      #expect(throws: Never.self) { try ClaimRecovery(of: .example("a", state), delivery: search()) }
    }
    #expect(throws: Searched.self) { try ClaimRecovery(of: nil, delivery: search()) }
    #expect(throws: Searched.self) { try ClaimRecovery(of: .example("a"), delivery: search()) }
  }
}
