import Analysis
import Audio
import AudioFiles
import Foundation
import Music
import Prompt
import System
import TestSupport
import Testing

@testable import Production

/// The documents of a delivery beside its sound.
@Suite struct DeliveryContentTests {
  private static func ticket() -> Ticket {
    var ticket = Ticket(prompt: "house, 8 seconds")
    ticket.seed = Seed(3)
    return ticket
  }

  private static func delivered(_ job: ProductionJob) async throws -> ProductionFixture {
    let fixture = ProductionFixture()
    _ = try await fixture.attempt(job)
    return fixture
  }

  private static func job(_ text: String, _ change: (inout Ticket) -> Void = { _ in }) -> ProductionJob {
    var ticket = ticket()
    change(&ticket)
    return ProductionJob(
      jobID: "0190-job", name: "track", ticket: ticket, ticketText: Array(text.utf8),
      ticketSHA256: String(repeating: "0123456789abcdef", count: 4))
  }

  @Test func `the manifest lists every other file with its size and its hash, in order`() async throws {
    let fixture = try await Self.delivered(Self.job("{}"))
    let files = try #require(try fixture.json("manifest.json")["files"] as? [[String: Any]])
    let paths = files.compactMap { $0["path"] as? String }
    let folders = ["midi", "stems"]
    let there = try FileManager.default.subpathsOfDirectory(atPath: fixture.delivery).sorted()
    #expect(paths == there.filter { !folders.contains($0) && $0 != "manifest.json" })
    for file in files {
      let path = try #require(file["path"] as? String)
      let bytes = try Data(contentsOf: URL(filePath: "\(fixture.delivery)/\(path)"))
      #expect(file["bytes"] as? Int == bytes.count)
      #expect(file["sha256"] as? String == Fingerprint(of: bytes).description)
    }
  }

  @Test(
    arguments: [
      (#"{"prompt": "house", "x-note": "kept"}"#, ["prompt": "house", "x-note": "kept"]),
      ("house, 8 seconds\n", ["prompt": "house, 8 seconds"]), ("[1, 2", ["prompt": "house, 8 seconds"]),
    ] as [(String, [String: String])])
  func `the manifest holds the ticket as it was dropped`(text: String, ticket: [String: String]) async throws {
    let fixture = try await Self.delivered(Self.job(text))
    let manifest = try fixture.json("manifest.json")
    #expect(manifest["ticket"] as? [String: String] == ticket)
    #expect(manifest["job_id"] as? String == "0190-job" && manifest["name"] as? String == "track")
    #expect(manifest["version"] as? String == dubplateVersion)
  }

  @Test func `stages, checks and what they are checked against are in the manifest`() async throws {
    let fixture = try await Self.delivered(Self.job("{}"))
    let manifest = try fixture.json("manifest.json")
    let timings = try #require(manifest["timings"] as? [String: Double])
    // The stage that writes the manifest is not over yet.
    #expect(Set(timings.keys) == Set(Stage.allCases.map(\.rawValue)).subtracting(["publish"]))
    let verification = try #require(manifest["verification"] as? [String: Any])
    #expect((verification["master"] as? [String: String]) == ["name": "track", "path": "track.wav"])
    let stems = try #require(verification["stems"] as? [[String: String]])
    let plan = try #require(manifest["plan"] as? [String: Any])
    #expect(stems.count == (plan["stems"] as? [Any])?.count)
    #expect(stems.allSatisfy { "stems/\($0["name"] ?? "").wav" == $0["path"] })
    let expected = try #require(verification["expectations"] as? [String: Any])
    #expect(expected["frames"] as? Int == plan["frames"] as? Int)
    #expect((expected["sections"] as? [Any])?.count == (plan["sections"] as? [Any])?.count)
    #expect((expected["stems"] as? [String: Any])?.count == stems.count)
    #expect(expected["reference"] == nil)
  }

  @Test func `every stem that has notes has them in a MIDI file of its name`() async throws {
    let fixture = try await Self.delivered(Self.job("{}"))
    let stems = try FileManager.default.contentsOfDirectory(atPath: "\(fixture.delivery)/stems").map { $0.dropLast(4) }
    let notes = try FileManager.default.contentsOfDirectory(atPath: "\(fixture.delivery)/midi")
    #expect(!notes.isEmpty && notes.allSatisfy { stems.contains($0.dropLast(4)) })
    for name in notes.map({ "midi/\($0)" }) + ["track.mid"] {
      #expect(try Data(contentsOf: URL(filePath: "\(fixture.delivery)/\(name)")).prefix(4) == Data("MThd".utf8))
    }
  }

  @Test func `the report says how the sound came to be, and offers every file`() async throws {
    let fixture = try await Self.delivered(Self.job("{}") { $0.title = "Night & Day" })
    let report = try String(contentsOfFile: "\(fixture.delivery)/report.html", encoding: .utf8)
    #expect(report.contains("Night &amp; Day") && report.contains("No trained models took part."))
    for file in ["session.dawproject", "track.mid", "qa.json", "manifest.json", "track.wav"] {
      #expect(report.contains(file), "\(file)")
    }
    for stage in Stage.allCases where stage != .publish { #expect(report.contains(">\(stage.rawValue)<")) }
  }

  @Test func `lines of the lyrics that found no room are named`() async throws {
    let fixture = try await Self.delivered(
      Self.job("{}") { ticket in
        ticket.prompt = "pop with singing, 8 seconds"
        ticket.lyrics = (1...60).map { "Line \($0) goes on and on and on" }.joined(separator: "\n")
      })
    let notes = try #require(try fixture.json("manifest.json")["notes"] as? [String])
    #expect(notes.contains { $0.lowercased().contains("lyrics") || $0.contains("line") }, "\(notes)")
  }

  @Test func `a recording is measured once for its content, whatever its name`() throws {
    let folder = Scratch.path("recordings")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let writer = try PCM24Writer(path: "\(folder)/a.wav")
    let tone = (0..<96_000).map { Int32(sin(Double($0) * 0.05) * 1e6) }
    try writer.write(PCMBlock(left: tone, right: tone))
    try writer.close()
    try FileManager.default.copyItem(atPath: "\(folder)/a.wav", toPath: "\(folder)/b.wav")
    let kept = "\(folder)/kept"
    let analysis = RecordingAnalysis(cache: ResultCache(folder: kept), workFolder: folder)
    let (first, second) = (try analysis.analyze("\(folder)/a.wav"), try analysis.analyze("\(folder)/b.wav"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: kept).count == 1)
    // What decides about the tempo's level is told to the analysis, and so another question.
    _ = try analysis.analyze("\(folder)/a.wav", tempoPrior: TempoPrior(range: 60...80))
    #expect(try FileManager.default.contentsOfDirectory(atPath: kept).count == 2)
    #expect(first.profile == second.profile && first.fingerprint == second.fingerprint)
    #expect(abs(first.profile.duration.value - 2) < 1e-6)
    #expect(throws: AudioFileError.self) { try analysis.analyze("\(folder)/none.wav") }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["a.wav", "b.wav", "kept"])
  }
}
