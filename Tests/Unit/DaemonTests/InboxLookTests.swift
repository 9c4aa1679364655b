import Foundation
import JobStore
import Production
import Settings
import Testing

@testable import Daemon

/// What becomes of the things that people drop, in folders and a database.
@Suite struct InboxLookTests {
  private static let good = #"{"prompt": "house", "duration": 8}"#

  /// Drops a folder with these files in it.
  private func drop(_ bench: DaemonBench, folder: String, _ files: [String: String]) throws {
    try FileManager.default.createDirectory(atPath: "\(bench.root)/inbox/\(folder)", withIntermediateDirectories: false)
    for (name, text) in files { try bench.drop(text, as: "\(folder)/\(name)") }
  }

  @Test func `a job has the priority of its ticket and the name of what was dropped`() async throws {
    let bench = try DaemonBench([])
    try bench.drop(#"{"prompt": "house", "priority": 7}"#, as: "Night Drive.json")
    try await bench.pass()
    let job = try #require(try bench.jobs().first)
    #expect(job.priority == 7 && String(decoding: job.droppedName, as: UTF8.self) == "Night Drive.json")
    #expect(try bench.names(in: "outbox") == [job.name])
  }

  @Test func `the same ticket twice is made twice, and said to be the same`() async throws {
    let bench = try DaemonBench([])
    try bench.drop(Self.good, as: "a.json")
    try bench.drop(Self.good, as: "b.json")
    try await bench.pass()
    #expect(bench.words.filter { $0.hasPrefix("twin") } == ["twin b.json"])
    #expect(try bench.names(in: "outbox") == ["a", "b"])
  }

  @Test func `a text beside a ticket is not read, and its owner hears of it`() async throws {
    let bench = try DaemonBench([])
    try drop(bench, folder: "night", ["night.json": Self.good, "lyrics.txt": "la la"])
    try await bench.pass()
    #expect(bench.words == ["accepted night", "trouble drop.text_not_read", "delivered night"])
    #expect(try bench.text("archive/night/lyrics.txt") == "la la")
  }

  @Test func `a ticket with two recordings beside it names the one that is meant, or is refused`() async throws {
    let bench = try DaemonBench([])
    let recordings = ["one.wav": "RIFF", "two.wav": "RIFF"]
    try drop(bench, folder: "a", recordings.merging(["a.json": Self.good]) { $1 })
    let named = #"{"prompt": "house", "reference": "two.wav"}"#
    try drop(bench, folder: "b", recordings.merging(["b.json": named]) { $1 })
    try await bench.pass()
    #expect(Set(bench.words) == ["refused a: reference.several", "accepted b", "delivered b"])
    let order = try #require(bench.producer.orders.first?.order)
    #expect(order.referenceName == "two.wav" && order.reference?.isEmpty == false)
    #expect(try bench.text("failed/a/WHY.txt").contains("one.wav, two.wav"))
  }

  @Test func `a recording from a library that is not there fails the job when it is made`() async throws {
    let bench = try DaemonBench([])
    try bench.drop(#"{"prompt": "house", "reference": "library:a.wav"}"#, as: "night.json")
    try await bench.pass()
    #expect(bench.words == ["accepted night.json", "failed night.json: reference.missing"])
    #expect(bench.producer.orders.isEmpty)
  }

  @Test func `a recording in the library is opened for the attempt`() async throws {
    let bench = try DaemonBench([]) { $0.library.folder = "\($0.root)/library" }
    try FileManager.default.createDirectory(atPath: "\(bench.root)/library", withIntermediateDirectories: true)
    try Data("RIFF".utf8).write(to: URL(filePath: "\(bench.root)/library/a.wav"))
    try bench.drop(#"{"prompt": "house", "reference": "library:a.wav"}"#, as: "night.json")
    try await bench.pass()
    #expect(bench.words.last == "delivered night.json")
    #expect(bench.producer.orders.first?.order.referenceName == "library:a.wav")
  }

  @Test(arguments: [("night.txt", ""), ("night.json", "[1, 2]"), ("night.json", #"{"prompt": 7}"#)])
  func `what can never become a ticket is refused with its reason, and what may still grow is not`(
    name: String, text: String
  ) async throws {
    let bench = try DaemonBench([])
    try bench.drop(text, as: name)
    try await bench.pass()
    let isRefused = bench.words.contains { $0.hasPrefix("refused \(name): ") }
    #expect(isRefused == !text.isEmpty)
    #expect(try bench.names(in: "failed") == (text.isEmpty ? [] : ["night"]))
    #expect(try bench.names(in: "inbox") == (text.isEmpty ? [name] : []))
  }

  @Test func `audio without a ticket stays where it is, and a note in the queue says why`() async throws {
    let bench = try DaemonBench([])
    try bench.drop("RIFF", as: "lonely.wav")
    try await bench.pass()
    #expect(try bench.names(in: "inbox") == ["lonely.wav"])
    #expect(bench.words.contains { $0.hasPrefix("waiting lonely.wav: ") })
    let note = try #require(try bench.names(in: "queue").first)
    #expect(try bench.text("queue/\(note)").contains("lonely.wav waits in the inbox"))
  }

  @Test func `each look tells what waits once`() async throws {
    let bench = try DaemonBench([])
    try bench.drop("RIFF", as: "lonely.wav")
    var look = try bench.daemon.singlePass.inbox
    for _ in 0..<3 { _ = try look.look(renamedIn: []) }
    #expect(bench.words.count { $0.hasPrefix("waiting") } == 1)
  }
}
