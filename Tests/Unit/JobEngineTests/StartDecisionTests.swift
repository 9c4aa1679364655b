import Diagnostics
import JobStore
import Testing

@testable import JobEngine

@Suite struct UnreadableFilesTests {
  private static let absence = Diagnosis(
    code: "folder.away", location: "/nas", finding: "is away", remedy: "mount it", transient: true)

  @Test(arguments: [
    (true, false, UnreadableFiles.unread(reason: "its files are not read yet")),
    (true, true, .unread(reason: "its files are not read yet")), (false, true, .away(absence)), (false, false, .lost),
  ])
  func `a job whose files cannot be read waits, unless they are gone though every folder is in location`(
    hasClaim: Bool, isAway: Bool, expected: UnreadableFiles
  ) {
    #expect(UnreadableFiles(hasClaim: hasClaim, absence: isAway ? Self.absence : nil) == expected)
  }

  @Test func `the folders are not looked at while the claim is there`() {
    var looks = 0
    func look() -> Diagnosis? {
      looks += 1
      return nil
    }
    _ = UnreadableFiles(hasClaim: true, absence: look())
    #expect(looks == 0)
    _ = UnreadableFiles(hasClaim: false, absence: look())
    #expect(looks == 1)
  }

  @Test func `who has lost files hears what to do about it`() {
    let problem = UnreadableFiles.lossDiagnosis(of: .example("night"))
    #expect(problem.code == "job.files_missing" && problem.location == "night" && !problem.transient)
    #expect(problem.remedy.hasSuffix("run: dubplate retry night"))
    #expect(problem.finding.contains("neither claimed nor in the inbox"))
  }
}

@Suite struct FirstStepTests {
  private func step(_ job: Job, delivery: String? = nil) -> FirstStep {
    FirstStep(of: job, called: "night.json", delivery: delivery)
  }

  @Test(arguments: [(0, 0), (1, 0), (5, 2), (3, 1)])
  func `a job is tried`(starts: Int, crashes: Int) {
    #expect(step(.example(starts: starts, crashes: crashes)) == .attempt)
  }

  @Test(arguments: [0, 2, 3, 9])
  func `what lies in the outbox already is not made again, however often it crashed`(crashes: Int) {
    #expect(step(.example(starts: 1, crashes: crashes), delivery: "/out/night") == .deliver(path: "/out/night"))
  }

  @Test func `the outbox is not searched for a job that was never started`() {
    struct Asked: Error {}
    func search() throws -> String? { throw Asked() }
    #expect(throws: Never.self) { try FirstStep(of: .example(starts: 0), called: "a", delivery: search()) }
    #expect(throws: Asked.self) { try FirstStep(of: .example(starts: 1), called: "a", delivery: search()) }
  }

  @Test(arguments: [3, 4, 100])
  func `a job that has ended the program three times is given up`(crashes: Int) throws {
    guard case .fail(let problem) = step(.example(starts: 9, crashes: crashes)) else {
      Issue.record("it was tried again")
      return
    }
    #expect(problem.code == "job.crash" && problem.location == "night.json" && !problem.transient)
    #expect(problem.finding == "ended the program \(crashes) times while it was worked on")
  }

  @Test func `two deaths are not enough`() {
    #expect(FirstStep.mostCrashes == 3)
    #expect(step(.example(starts: 2, crashes: FirstStep.mostCrashes - 1)) == .attempt)
  }
}
