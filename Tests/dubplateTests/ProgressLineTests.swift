import Testing

@testable import dubplate

@Suite struct ProgressLineTests {
  private func stand(_ name: String, _ percent: Int, attempt: Int = 1) -> WorkTally.ActiveJob {
    WorkTally.ActiveJob(name: name, stage: "generate", percent: percent, attempt: attempt)
  }

  private func tally(_ name: String, percent: Int, of total: Int) -> WorkTally {
    var tally = WorkTally()
    for _ in 0..<total { tally.accept() }
    tally.advance(stand(name, 0), at: .zero)
    tally.advance(stand(name, percent), at: .seconds(10))
    return tally
  }

  @Test func `the line says where the work is, how far, and how long it will take`() {
    let line = ProgressLine(tally("night-drive.json", percent: 50, of: 1), at: .seconds(10)).text(width: 80)
    #expect(line == "████████████░░░░░░░░░░░░  50 %  0:10 left  generate  night-drive.json")
  }

  @Test func `of several jobs it says which one it is, and the time is that of all`() {
    var tally = tally("a.json", percent: 50, of: 30)
    tally.end("a.json")
    tally.end("never at work.json")
    tally.advance(stand("b.json", 50), at: .seconds(15))
    #expect(
      ProgressLine(tally, at: .seconds(15)).text(width: 80).contains("3 of 30  50 %  2:45 left  generate  b.json"))
  }

  @Test func `jobs at work at the same time are counted`() {
    var tally = tally("a.json", percent: 20, of: 3)
    tally.advance(stand("b.json", 40, attempt: 2), at: .seconds(10))
    let line = ProgressLine(tally, at: .seconds(10)).text(width: 80)
    #expect(line.contains("1 of 3  20 %") && line.hasSuffix("generate  +1  a.json"), "\(line)")
  }

  @Test(
    arguments: [
      "a", "night-drive.json", String(repeating: "long ", count: 40), String(repeating: "夜のドライブ", count: 10),
      String(repeating: "👩‍🎤", count: 50), String(repeating: "e\u{301}", count: 120), "🇩🇪❤️1️⃣", "한국어 노래 제목",
    ], [200, 80, 60, 40, 30, 20])
  func `it fits into one line of any terminal`(name: String, width: Int) {
    for total in [1, 3, 30, 20_000] {
      let line = ProgressLine(tally(name, percent: 47, of: total), at: .seconds(10)).text(width: width)
      #expect(line.columns < width, "\(line)")
      #expect(line.contains("47 %"))
      #expect(width < 40 || line.contains(name.prefix(1)))
    }
  }

  @Test func `nothing is guessed before there is something to guess by`() {
    var tally = WorkTally()
    tally.accept()
    tally.advance(stand("a", 3), at: .zero)
    #expect(tally.timeLeft(at: .seconds(60)) == nil)
    tally.advance(stand("a", 50), at: .seconds(1))
    #expect(tally.timeLeft(at: .seconds(1)) == nil)
    #expect(tally.timeLeft(at: .seconds(4)) == .seconds(4))
    #expect(ProgressLine(WorkTally(), at: .zero).text(width: 80).isEmpty)
  }

  @Test func `a job that waits goes back among the others, and a new batch begins at one`() {
    var tally = tally("a", percent: 10, of: 2)
    tally.hold("a")
    #expect(tally.active.isEmpty && tally.total == 2 && tally.number == 1)
    tally.advance(stand("a", 20), at: .seconds(20))
    tally.end("a")
    tally.end("b")
    #expect(tally.total == 2)
    tally.accept()
    #expect(tally.total == 1 && tally.number == 1)
  }

  @Test(arguments: [(42, "0:42"), (61, "1:01"), (3_723, "1:02:03")] as [(Double, String)])
  func `times are read like a clock`(seconds: Double, clock: String) {
    var tally = WorkTally()
    tally.accept()
    tally.advance(stand("a", 50), at: .zero)
    // At half of the work, as much time is left as has passed.
    #expect(ProgressLine(tally, at: .seconds(seconds)).text(width: 80).contains("\(clock) left"))
  }
}
