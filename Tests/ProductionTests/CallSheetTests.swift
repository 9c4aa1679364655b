import Clips
import Diagnosis
import Foundation
import Genres
import Music
import Planning
import Prompt
import QualityControl
import Signal
import TestSupport
import Testing

@testable import Production

@Suite struct CallSheetTests {
  private static func sheet(_ source: ScriptedClips?, backend: String? = nil) async throws -> CallSheet {
    let executor = RenderExecutor(threads: 1)
    defer { executor.stop() }
    let options = Production.Options(
      planning: .init(genre: "house", duration: .s(20), loudness: .LUFS(-14), truePeak: .dBTP(-1)),
      tolerances: .init(), width: 1)
    let production = Production(
      parser: RuleParser(lexicon: try Lexicon.builtIn(), genres: [GenreName("house", tempo: 118...130)]),
      backends: Backends(source.map { ["scripted": ClipBackend($0)] } ?? [:]), options: options, executor: executor)
    var ticket = Ticket(prompt: "house with only drums and bass, 20 seconds")
    ticket.backend = backend
    let order = ProductionJob(
      jobID: "job", name: "test", ticket: ticket, ticketText: [], ticketSHA256: String(repeating: "0", count: 64))
    let folder = Scratch.path("sheet")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await production.callSheet(for: order, in: folder)
  }

  @Test func `the engine calls nobody`() async throws {
    let sheet = try await Self.sheet(nil)
    #expect(sheet.calls.isEmpty && sheet.cost.isEmpty)
    #expect(sheet.text == "no calls: embedded makes everything\n")
  }

  @Test func `each clip is a call with its cost, and nothing is ordered`() async throws {
    let source = ScriptedClips(ScriptedClips.capabilities())
    let sheet = try await Self.sheet(source, backend: "scripted")
    #expect(source.requests.isEmpty)
    #expect(Set(sheet.calls.flatMap(\.makes)) == ["drums", "bass"])
    // Half a dollar a call, and three tries at the most.
    let once = 0.5 * Double(sheet.calls.count)
    #expect(sheet.cost == [ClipCost(unit: "USD", amount: once)])
    #expect(sheet.mostCost == [ClipCost(unit: "USD", amount: 3 * once)])
    #expect(sheet.text.contains("\(sheet.calls.count) calls, as loops"))
    #expect(sheet.text.contains("drum loop") && sheet.text.contains("0.5 USD"))
  }

  @Test func `taking a song apart is a call too`() async throws {
    var can = ScriptedClips.capabilities(1...300)
    can.makesStems = false
    can.separations = [["drums", "bass", "other"]]
    let sheet = try await Self.sheet(ScriptedClips(can), backend: "scripted")
    #expect(sheet.calls.map(\.makes) == [["mix"], ["drums", "bass", "other"]])
    #expect(sheet.cost == [ClipCost(unit: "USD", amount: 1)])
  }

  @Test func `only what is made anew is ordered anew`() {
    var course = RetryAdjustments()
    course.variations["drums"] = 1
    let (before, after) = (ClipSeeds(job: Seed(7), RetryAdjustments()), ClipSeeds(job: Seed(7), course))
    #expect(after.seed(for: "drums") != before.seed(for: "drums"))
    #expect(after.seed(for: "bass") == before.seed(for: "bass"))
    #expect(after.seed(for: nil) != before.seed(for: nil), "a whole song is new with each of its stems")
    course.variations["drums"] = 2
    #expect(ClipSeeds(job: Seed(7), course).seed(for: "drums") != after.seed(for: "drums"))
    course = RetryAdjustments()
    course.songs = 1
    #expect(ClipSeeds(job: Seed(7), course).seed(for: "bass") != before.seed(for: "bass"))
  }
}
