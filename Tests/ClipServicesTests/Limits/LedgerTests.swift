import ClipRendering
import Foundation
import Testing

@testable import ClipServices

@Suite struct LedgerTests {
  private static let day = 86_400.0

  @Test func `days are those of UTC, and jobs go on over midnight`() {
    var ledger = Ledger()
    let evening = 20 * Self.day - 1
    ledger.add(calls: 1, cost: 0.5, on: "a", for: "job", at: evening)
    #expect(ledger.spent(on: "a", at: evening) == Ledger.Entry(calls: 1, cost: 0.5))
    #expect(ledger.spent(on: "a", at: evening + 1) == Ledger.Entry())
    ledger.add(calls: 1, cost: 0.25, on: "a", for: "job", at: evening + 1)
    #expect(ledger.spent(on: "a", at: evening + 1) == Ledger.Entry(calls: 1, cost: 0.25))
    #expect(ledger.spent(on: "a", for: "job") == Ledger.Entry(calls: 2, cost: 0.75))
    #expect(Ledger.nextDay(after: evening) == 20 * Self.day && Ledger.nextDay(after: evening + 1) == 21 * Self.day)
  }

  @Test func `services and jobs are counted apart`() {
    var ledger = Ledger()
    ledger.add(calls: 1, cost: 1, on: "a", for: "x", at: 0)
    ledger.add(calls: 1, cost: 2, on: "b", for: "x", at: 0)
    ledger.add(calls: 1, cost: 4, on: "a", for: "y", at: 0)
    #expect(ledger.spent(on: "a", at: 0).cost == 5 && ledger.spent(on: "b", at: 0).cost == 2)
    #expect(ledger.spent(on: "a", for: "x").cost == 1 && ledger.spent(on: "a", for: "y").cost == 4)
    #expect(ledger.spent(on: "c", for: "x") == Ledger.Entry())
  }

  @Test func `what is taken back never makes less than nothing`() {
    var ledger = Ledger()
    ledger.add(calls: 1, cost: 1, on: "a", for: "x", at: 0)
    ledger.add(calls: -1, cost: -1, on: "a", for: "x", at: 1)
    ledger.add(calls: -1, cost: -1, on: "a", for: "x", at: 2)
    #expect(ledger.spent(on: "a", at: 2) == Ledger.Entry() && ledger.spent(on: "a", for: "x") == Ledger.Entry())
  }

  @Test func `a job is forgotten after thirty days without an order`() {
    var ledger = Ledger()
    ledger.add(calls: 1, cost: 1, on: "a", for: "old", at: 0)
    ledger.add(calls: 1, cost: 1, on: "a", for: "new", at: 29 * Self.day)
    #expect(ledger.spent(on: "a", for: "old").calls == 1)
    ledger.add(calls: 1, cost: 1, on: "a", for: "new", at: 30 * Self.day)
    #expect(ledger.spent(on: "a", for: "old").calls == 0)
  }

  @Test(
    arguments: [
      (0, 0.0, 1.0, nil), (4, 0, 1, nil), (5, 0, 1, "5 of 5 calls are made"), (6, 0, 1, "6 of 5 calls are made"),
      (1, 9, 1, nil), (1, 9.5, 1, "9.5 of 10.0 USD are spent, and the next clip costs 1.0"),
      (1, 9.9, 0.1, nil), (1, 10, 0, nil),
    ] as [(Int, Double, Double, String?)])
  func `a budget is kept to the cent, and its end is told in numbers`(
    calls: Int, spent: Double, next: Double, words: String?
  ) {
    let budget = ServiceLimits.Budget(calls: 5, cost: 10)
    #expect(Ledger.Entry(calls: calls, cost: spent).excess(over: budget, with: next, unit: "USD") == words)
    #expect(Ledger.Entry(calls: 1000, cost: 1000).excess(over: .init(), with: 1, unit: "USD") == nil)
  }

  @Test(
    arguments: [
      (.full(slot: "gpu", places: 2), "waits for gpu: 2 of 2 in use", nil),
      (.rate(perMinute: 6, until: 104), "waits for its rate: 6 a minute, the next in 4 s", 104),
      (.broken(why: "500", until: 100.2), "is left alone for 1 s: 500", 100.2),
      (.broken(why: "500", until: 700), "is left alone for 10 min: 500", 700),
      (.trial(why: "500"), "is tried with one clip after it failed: 500", nil),
      (
        .day("5 of 5 calls are made", until: 100 + 7200),
        "has no budget left today: 5 of 5 calls are made; it goes on in 2 h", 7300
      ),
      (.job("x"), "has no budget left for this job: x", nil),
    ] as [(WaitReason, String, Double?)])
  func `a reason to wait is told in words, with its end where that is known`(
    reason: WaitReason, words: String, end: Double?
  ) {
    #expect(reason.words(at: 100) == words && reason.end == end)
  }

  /// As an earlier run wrote it.
  private static let record =
    #"{"leases":[{"cost":{"amount":0.5,"unit":"USD"},"id":"job-1_a","job":"job","receipt":{"id":"r","#
    + #""server":"https://a.example:443","source":"a"},"service":"a","since":1000},{"id":"x","isInDoubt":true,"#
    + #""job":"","service":"b","since":1001.5}],"ledger":{"day":0,"jobs":{"job":{"last":1000,"services":"#
    + #"{"a":{"calls":1,"cost":0.5}}}},"today":{"a":{"calls":1,"cost":0.5}}}}"#

  @Test func `the record on the disk keeps its form to the byte`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "limits-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = "\(folder)/limits.json"
    try Data(Self.record.utf8).write(to: URL(filePath: path))
    let file = LimitsFile(path: path)
    let record = file.load()
    #expect(record.leases.map(\.id) == ["job-1_a", "x"] && record.leases[1].isInDoubt == true)
    #expect(record.ledger.spent(on: "a", for: "job") == Ledger.Entry(calls: 1, cost: 0.5))
    try file.save(record)
    #expect(try String(contentsOf: URL(filePath: path), encoding: .utf8) == Self.record)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["limits.json"])
    try Data("{".utf8).write(to: URL(filePath: path))
    #expect(file.load().leases.isEmpty, "what cannot be read counts as nothing")
    #expect(LimitsFile(path: nil).load().leases.isEmpty)
  }
}
