import JobStore
import Testing

@testable import JobEngine

@Suite struct CancelDecisionTests {
  private static let late = "cannot be cancelled any more"

  @Test(arguments: [JobState.queued, .held, .running])
  func `a job that has not been published can be cancelled`(state: JobState) {
    let job = Job.example("a", state)
    #expect(CancelDecision(among: [job]) == .cancel(job))
    #expect(CancelDecision.isPossible(for: job))
  }

  @Test(arguments: [
    (JobState.publishing, "processing"), (.delivered, "completed"), (.completed, "completed"), (.failed, "failed"),
    (.cancelled, "cancelled"),
  ])
  func `what is about to appear or has ended cannot be cancelled`(state: JobState, words: String) {
    let decision = CancelDecision(among: [.example("a", state)])
    #expect(decision == .refuse(reason: "it is \(words) and \(Self.late)"))
  }

  @Test func `an unknown name is answered`() {
    #expect(CancelDecision(among: []) == .refuse(reason: "there is no such job"))
  }

  @Test(
    arguments: [
      ([JobState.completed, .queued, .failed], 1), ([.queued, .running], 0), ([.failed, .completed, .held], 2),
      ([.publishing, .queued], nil),
    ] as [([JobState], Int?)])
  func `of several jobs of one name the latest that has not ended is meant`(states: [JobState], expected: Int?) {
    let found = states.enumerated().map { Job.example("j\($0.offset)", $0.element) }
    let expectation = expected.map { CancelDecision.cancel(found[$0]) }
    #expect(CancelDecision(among: found) == expectation ?? .refuse(reason: "it is processing and \(Self.late)"))
  }

  @Test func `every state is answered, and a job is cancelled only where the database allows it`() {
    for state in JobState.allCases {
      switch CancelDecision(among: [.example("a", state)]) {
      case .cancel: #expect(state.after(.cancel(reason: "")) == .cancelled)
      case .refuse(let reason): #expect(!reason.isEmpty && state.after(.cancel(reason: "")) == nil)
      }
    }
  }
}

@Suite struct RetryDecisionTests {
  private func decision(_ found: [Job], isClaimed: Bool = false) -> RetryDecision {
    RetryDecision(among: found) { _ in isClaimed }
  }

  @Test(arguments: [JobState.failed, .cancelled], [true, false])
  func `what failed or was cancelled is queued again, also when its files were never moved`(
    state: JobState, isClaimed: Bool
  ) {
    let job = Job.example("a", state)
    #expect(decision([job], isClaimed: isClaimed) == .resubmit(job))
  }

  @Test(arguments: [
    (JobState.running, "it is processing"), (.publishing, "it is processing"), (.delivered, "it is completed"),
    (.completed, "it is completed"), (.held, "it is queued"),
  ])
  func `what goes on or was delivered is not tried again`(state: JobState, reason: String) {
    for isClaimed in [true, false] {
      #expect(decision([.example("a", state)], isClaimed: isClaimed) == .refuse(reason: reason))
    }
  }

  @Test(arguments: [
    (0, true, RetryDecision.nothing), (1, true, .refuse(reason: "it is queued")), (0, false, .claim(.example("a"))),
    (2, false, .claim(.example("a", attempt: 2))),
  ])
  func `a queued job is claimed where the program died before it was, and else left alone`(
    attempt: Int, isClaimed: Bool, expected: RetryDecision
  ) {
    #expect(decision([.example("a", attempt: attempt)], isClaimed: isClaimed) == expected)
  }

  @Test func `a name that no job has may be that of a ticket that was refused`() {
    #expect(decision([]) == .findRefused)
  }

  @Test(arguments: [
    ([JobState.completed, .failed, .cancelled], 1), ([.running, .cancelled, .failed], 1), ([.failed, .failed], 0),
  ])
  func `of several jobs of one name the latest that has ended badly is meant`(states: [JobState], expected: Int) {
    let found = states.enumerated().map { Job.example("j\($0.offset)", $0.element) }
    #expect(decision(found) == .resubmit(found[expected]))
  }

  @Test func `the disk is asked about a queued job alone`() {
    struct Asked: Error {}
    for state in JobState.allCases {
      let found = [Job.example("a", state)]
      if state == .queued {
        #expect(throws: Asked.self) { try RetryDecision(among: found) { _ in throw Asked() } }
      } else {
        #expect(throws: Never.self) { try RetryDecision(among: found) { _ in throw Asked() } }
      }
    }
  }

  @Test func `a job that is queued again begins with a clean sheet`() throws {
    let job = Job.example("a", .failed, attempt: 3, starts: 7, crashes: 3)
    let again = try #require(job.after(.resubmit))
    #expect(again.attempt == 0 && again.crashes == 0 && again.starts == 7)
    #expect(FirstStep(of: again, called: "a", delivery: nil) == .attempt)
  }

  @Test func `a request that is found again after a crash is not refused`() throws {
    // The database was changed, and the files not yet moved.
    let job = Job.example("a", .failed, attempt: 3, starts: 3)
    let halfway = try #require(job.after(.resubmit))
    #expect(decision([halfway]) == .claim(halfway))
    // Both were, and the request was not withdrawn yet.
    #expect(decision([halfway], isClaimed: true) == .nothing)
  }
}

@Suite struct DeletedFilesTests {
  private var files = DeletedFiles<String>()

  private mutating func look(_ shown: Set<String>, _ present: Set<String>, isMarked: Bool = true) -> Set<String> {
    files.observe(shown: shown, present: present, isMarked: isMarked)
  }

  @Test mutating func `a file counts as deleted when two looks in a row miss it`() {
    #expect(look(["a", "b"], ["a", "b"]).isEmpty)
    #expect(!files.isUnsure)
    #expect(look(["a", "b"], ["b"]).isEmpty)
    #expect(files.isUnsure, "a second look should follow soon")
    #expect(look(["a", "b"], ["b"]) == ["a"])
    #expect(!files.isUnsure)
  }

  @Test mutating func `a file that an editor takes away for a moment is not deleted`() {
    #expect(look(["a"], []).isEmpty)
    #expect(look(["a"], ["a"]).isEmpty)
    #expect(look(["a"], []).isEmpty, "it is missed for the first time again")
    #expect(look(["a"], []) == ["a"])
  }

  @Test mutating func `a file whose job ended meanwhile is not deleted by anybody`() {
    #expect(look(["a"], []).isEmpty)
    #expect(look([], []).isEmpty)
  }

  @Test mutating func `in a folder without its mark nothing was deleted, whatever is missing`() {
    #expect(look(["a"], []).isEmpty)
    for _ in 0..<5 { #expect(look(["a", "b"], [], isMarked: false).isEmpty) }
    #expect(!files.isUnsure)
    #expect(look(["a", "b"], []).isEmpty, "two looks are needed from then on")
    #expect(look(["a", "b"], []) == ["a", "b"])
  }

  @Test mutating func `files of others in the folder are of no interest`() {
    #expect(look(["a"], ["a", "notes.json"]).isEmpty)
    #expect(look(["a"], ["a"]).isEmpty)
    #expect(!files.isUnsure)
  }

  @Test mutating func `a file is told of once, and again only after two more looks`() {
    _ = look(["a"], [])
    #expect(look(["a"], []) == ["a"])
    #expect(look(["a"], []).isEmpty)
    #expect(look(["a"], []) == ["a"])
  }

  @Test(arguments: [UInt64](1...6))
  func `over any sequence a file is told of only when it was missed by two looks in a row`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    var files = DeletedFiles<Int>()
    var last: (missing: Set<Int>, isMarked: Bool) = ([], false)
    var told = 0
    for _ in 0..<2_000 {
      let shown = Set((0..<6).filter { _ in !numbers.happens(onceIn: 5) })
      let present = Set((0..<6).filter { _ in !numbers.happens(onceIn: 3) })
      let isMarked = !numbers.happens(onceIn: 7)
      let deleted = files.observe(shown: shown, present: present, isMarked: isMarked)
      let missing = shown.subtracting(present)
      #expect(deleted.isSubset(of: missing))
      #expect(deleted.isSubset(of: last.missing) && (deleted.isEmpty || last.isMarked && isMarked))
      told += deleted.count
      last = (missing, isMarked)
    }
    #expect(told > 50)
  }
}
