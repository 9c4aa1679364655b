import Testing

@testable import JobStore

@Suite struct JobStateTests {
  @Test(arguments: [
    (JobState.queued, JobEvent.start, JobState.running), (.running, .publish, .publishing),
    (.publishing, .deliver(path: "out/a"), .delivered), (.delivered, .archive(outcome: "delivered"), .completed),
    (.running, .retry(reason: "tempo"), .queued), (.running, .interrupt, .queued), (.running, .giveBack, .queued),
    (.publishing, .hold(reason: "disk full"), .held), (.held, .release, .queued),
    (.queued, .fail(reason: "bad"), .failed),
    (.running, .cancel(reason: "deleted"), .cancelled), (.failed, .resubmit, .queued),
  ])
  func `a job moves`(from: JobState, on: JobEvent, to: JobState) { #expect(from.after(on) == to) }

  @Test(arguments: [
    (JobState.running, JobEvent.start), (.completed, .start), (.completed, .fail(reason: "late")),
    (.publishing, .cancel(reason: "late")), (.delivered, .cancel(reason: "late")), (.delivered, .fail(reason: "late")),
    (.cancelled, .deliver(path: "x")), (.failed, .start), (.queued, .publish), (.completed, .resubmit),
  ])
  func `a job does not move`(from: JobState, on: JobEvent) { #expect(from.after(on) == nil) }

  @Test func `what ended stays ended unless somebody asks`() {
    let events: [JobEvent] = [
      .start, .publish, .deliver(path: ""), .archive(outcome: ""), .retry(reason: ""), .interrupt, .giveBack,
      .hold(reason: ""), .release, .fail(reason: ""), .cancel(reason: ""),
    ]
    for state in JobState.allCases where state.isFinal {
      for event in events { #expect(state.after(event) == nil) }
    }
  }

  @Test func `people see five statuses`() {
    #expect(
      Set(JobState.allCases.map(\.status)) == ["queued", "processing", "completed", "failed", "cancelled"])
  }
}
