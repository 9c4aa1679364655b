import Audio
import ClipRendering
import ClipServices
import ClipTestSupport
import Foundation
import Music
import TestSupport
import Testing

@Suite(.fewAtOnce) struct OrderJournalTests {
  private let bench: ClipBench
  private let journal: FileOrderJournal

  init() throws {
    bench = try ClipBench()
    journal = FileOrderJournal(folder: "\(bench.folder)/orders")
  }

  private func text(_ id: String) throws -> String {
    try String(contentsOf: URL(filePath: "\(bench.folder)/orders/\(id).json"), encoding: .utf8)
  }

  private func write(_ text: String, _ id: String) throws {
    try FileManager.default.createDirectory(atPath: "\(bench.folder)/orders", withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: "\(bench.folder)/orders/\(id).json"))
  }

  private static let accepted = """
    {
      "accepted" : {
        "_0" : {
          "id" : "r-1",
          "server" : "https://a.example:443",
          "source" : "a"
        },
        "since" : 1000.5
      }
    }
    """
  private static let submitting = """
    {
      "submitting" : {
        "since" : 1000
      }
    }
    """

  @Test func `records of earlier versions are read, and written in the same form`() throws {
    let receipt = ClipReceipt(source: "a", server: "https://a.example:443", id: "r-1")
    try write(Self.accepted, "x")
    #expect(try journal.record(of: "x") == .accepted(receipt, since: 1000.5))
    try journal.keep(.accepted(receipt, since: 1000.5), of: "y")
    #expect(try text("y") == Self.accepted)
    try journal.keep(.submitting(since: 1000), of: "y")
    #expect(try text("y") == Self.submitting, "the one before is replaced")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: "\(bench.folder)/orders").sorted() == ["x.json", "y.json"])
  }

  @Test func `what was delivered is remembered with all that is known of it`() throws {
    var file = ClipFile(name: "mix", path: "/a/mix.wav", format: .wav, bytes: 12)
    (file.rate, file.channels) = (.standard, 2)
    let result = ClipResult(
      files: [file], remoteID: "r", cost: ClipCost(unit: "USD", amount: 0.25), remarks: ["seed": "7"])
    try journal.keep(.delivered(result), of: "x")
    #expect(try journal.record(of: "x") == .delivered(result))
  }

  @Test func `an order that is forgotten is not there, however often`() throws {
    #expect(try journal.record(of: "x") == nil)
    try journal.forget("x")
    try journal.keep(.submitting(since: 1), of: "x")
    try journal.forget("x")
    try journal.forget("x")
    #expect(try journal.record(of: "x") == nil)
  }

  @Test(arguments: ["", "{", "[]", "{\"paid\":{}}"]) func `a damaged record is an error, never none`(text: String)
    throws
  {
    try write(text, "x")
    #expect(throws: (any Error).self) { try journal.record(of: "x") }
  }

  private func clips(_ job: String = "job") -> JobClips {
    JobClips(in: bench.folder, job: job, endsOrders: { _ in false })
  }

  @Test func `an order is called the same for the same wishes, and otherwise otherwise`() throws {
    let source = ScriptedSource()
    let draft = bench.request()
    let id = try clips().named(draft, for: source).id
    #expect(id.count == 32 && id.allSatisfy { $0.isHexDigit })
    var renamed = draft
    renamed.id = "another"
    #expect(try clips().named(renamed, for: source).id == id, "whatever it was called before")
    var changes = [draft, draft, draft, draft]
    changes[0].words += "!"
    changes[1].seed = Seed(99)
    changes[2].duration = nil
    changes[3].tempo = Tempo(bpm: 100)
    let others =
      try changes.map { try clips().named($0, for: source).id } + [clips("other").named(draft, for: source).id]
    #expect(Set(others + [id]).count == others.count + 1)
  }

  @Test func `a recording counts by its bytes, not by its path`() throws {
    let source = ScriptedSource()
    let named = { (path: String) -> String in
      var draft = bench.request()
      draft.audio = ClipAudio(path: path, use: .style)
      let request = try clips().named(draft, for: source)
      #expect(request.audio?.path == path)
      return request.id
    }
    let a = try named(bench.file("a.wav", [1, 2, 3]))
    #expect(try named(bench.file("b.wav", [1, 2, 3])) == a)
    #expect(try named(bench.file("c.wav", [1, 2, 4])) != a)
    #expect(throws: (any Error).self) { try named("\(bench.folder)/not-there.wav") }
  }
}
