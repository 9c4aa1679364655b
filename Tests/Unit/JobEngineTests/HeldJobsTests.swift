import JobStore
import Testing

@testable import JobEngine

@Suite struct HeldJobsTests {
  private let jobs = [
    Job.example("a", .held), .example("b", .delivered), .example("c", .held, priority: 5), .example("d", .held),
    .example("e", .delivered, priority: 9), .example("f", .held, priority: 5),
  ]

  @Test func `held jobs come back by priority, and then in the order in which they came`() {
    #expect(HeldJobs(jobs).order == ["c", "f", "a", "d"])
    #expect(HeldJobs([]).order.isEmpty)
  }

  @Test func `what may come back is released, and what was delivered is archived, in the order in which they came`() {
    let actions = HeldJobs(jobs).actions(returning: ["a", "c"], underWay: [])
    #expect(actions == [.release(jobs[0]), .archive(jobs[1]), .release(jobs[2]), .archive(jobs[4])])
  }

  @Test func `nothing is done to a job under way, whose files somebody moves`() {
    let actions = HeldJobs(jobs).actions(returning: ["a", "c", "d"], underWay: ["a", "b"])
    #expect(actions == [.release(jobs[2]), .release(jobs[3]), .archive(jobs[4])])
  }

  @Test func `a job that is held by a service which has no time stays so`() {
    #expect(HeldJobs([jobs[0], jobs[2]]).actions(returning: [], underWay: []).isEmpty)
  }

  @Test(arguments: JobState.allCases)
  func `jobs in other states are left alone`(state: JobState) {
    let job = Job.example("x", state)
    let actions = HeldJobs([job]).actions(returning: ["x"], underWay: [])
    switch state {
    case .held: #expect(actions == [.release(job)])
    case .delivered: #expect(actions == [.archive(job)])
    default: #expect(actions.isEmpty && HeldJobs([job]).order.isEmpty)
    }
    #expect(HeldJobs.states.contains(state) == !actions.isEmpty)
  }

  @Test func `each action is an event that the job can have`() {
    for action in HeldJobs(jobs).actions(returning: Set(jobs.map(\.id)), underWay: []) {
      switch action {
      case .release(let job): #expect(job.after(.release)?.state == .queued)
      case .archive(let job): #expect(job.after(.archive(outcome: "delivered"))?.state == .completed)
      }
    }
  }
}
