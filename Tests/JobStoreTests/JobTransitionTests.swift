import Testing

@testable import JobStore

/// The whole table of states and events, written out a second time.
@Suite struct JobTransitionTests {
  static let events: [(name: String, event: JobEvent)] = [
    ("start", .start), ("publish", .publish), ("deliver", .deliver(path: "p")), ("archive", .archive(outcome: "o")),
    ("retry", .retry(reason: "r")), ("interrupt", .interrupt), ("give_back", .giveBack), ("hold", .hold(reason: "r")),
    ("release", .release), ("fail", .fail(reason: "r")), ("cancel", .cancel(reason: "r")), ("resubmit", .resubmit),
  ]

  /// A row for each state, a column for each event; `-` where the event cannot happen.
  static let table = """
                start    publish     deliver    archive    retry   interrupt give_back hold  release fail    cancel     resubmit
    queued      running  -           delivered  -          -       -         -         held  -       failed  cancelled  -
    running     -        publishing  delivered  -          queued  queued    queued    held  -       failed  cancelled  -
    publishing  -        -           delivered  -          queued  queued    queued    held  -       failed  -          -
    delivered   -        -           -          completed  -       -         -         -     -       -       -          -
    held        -        -           delivered  -          -       -         -         -     queued  failed  cancelled  -
    completed   -        -           -          -          -       -         -         -     -       -       -          -
    failed      -        -           -          -          -       -         -         -     -       -       -          queued
    cancelled   -        -           -          -          -       -         -         -     -       -       -          queued
    """

  @Test func `every event in every state leads where the table says`() {
    let lines = Self.table.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    #expect(lines[0] == Self.events.map(\.name))
    #expect(lines.dropFirst().map { $0[0] } == JobState.allCases.map(\.rawValue))
    for line in lines.dropFirst() {
      for (column, event) in Self.events.enumerated() {
        let next = JobState(rawValue: line[0])?.after(event.event)
        #expect((next?.rawValue ?? "-") == line[column + 1], "\(line[0]) on \(event.name)")
      }
    }
  }

  @Test func `every state is reached from the first one, and every one that is open can end`() {
    var reached: Set<JobState> = [.queued]
    for _ in JobState.allCases {
      reached.formUnion(reached.flatMap { state in Self.events.compactMap { state.after($0.event) } })
    }
    #expect(reached == Set(JobState.allCases))
    for state in JobState.allCases {
      var ways: Set<JobState> = [state]
      for _ in JobState.allCases {
        ways.formUnion(ways.flatMap { way in Self.events.compactMap { way.after($0.event) } })
      }
      #expect(ways.contains { $0.isFinal }, "\(state)")
    }
  }

  @Test(arguments: [
    (JobEvent.start, 0, 1), (.start, 2, 3), (.giveBack, 2, 1), (.giveBack, 0, 0), (.hold(reason: ""), 1, 0),
    (.hold(reason: ""), 0, 0), (.resubmit, 3, 0), (.retry(reason: ""), 2, 2), (.interrupt, 1, 1), (.publish, 1, 1),
    (.fail(reason: ""), 3, 3), (.release, 0, 0),
  ])
  func `an attempt counts when it starts, and not when its environment failed it`(
    event: JobEvent, before: Int, after: Int
  ) {
    #expect(event.attempts(after: before) == after)
  }

  @Test func `events are logged by names that stay, with what they carry`() {
    #expect(Self.events.map { $0.event.name } == Self.events.map(\.name))
    let details = Self.events.map { $0.event.detail }
    #expect(details == [nil, nil, "p", "o", "r", nil, nil, "r", nil, "r", "r", nil])
  }

  @Test(arguments: [
    (JobState.queued, "queued"), (.held, "queued"), (.running, "processing"), (.publishing, "processing"),
    (.delivered, "completed"), (.completed, "completed"), (.failed, "failed"), (.cancelled, "cancelled"),
  ])
  func `scripts see one of five statuses`(state: JobState, status: String) { #expect(state.status == status) }
}
