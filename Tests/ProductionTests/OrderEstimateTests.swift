import Audio
import ClipRendering
import Diagnostics
import Foundation
import Genres
import Music
import Planning
import Prompt
import QualityControl
import TestSupport
import Testing

@testable import Production

@Suite struct OrderEstimateTests {
  private static func estimate(_ source: ScriptedClips?, backend: String? = nil) async throws -> OrderEstimate {
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
    let folder = Scratch.path("estimate")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await production.orderEstimate(for: order, in: folder)
  }

  @Test func `the engine calls nobody`() async throws {
    let estimate = try await Self.estimate(nil)
    #expect(estimate.calls.isEmpty && estimate.cost.isEmpty)
    #expect(estimate.text == "no calls: embedded makes everything\n")
  }

  @Test func `each clip is a call with its cost, and nothing is ordered`() async throws {
    let source = ScriptedClips(ScriptedClips.capabilities())
    let estimate = try await Self.estimate(source, backend: "scripted")
    #expect(source.requests.isEmpty)
    #expect(Set(estimate.calls.flatMap(\.makes)) == ["drums", "bass"])
    // Half a dollar a call, and three tries at the most.
    let once = 0.5 * Double(estimate.calls.count)
    #expect(estimate.cost == [ClipCost(unit: "USD", amount: once)])
    #expect(estimate.mostCost == [ClipCost(unit: "USD", amount: 3 * once)])
    #expect(estimate.text.contains("\(estimate.calls.count) calls, as loops"))
    #expect(estimate.text.contains("drum loop") && estimate.text.contains("0.5 USD"))
  }

  @Test func `taking a song apart is a call too`() async throws {
    var can = ScriptedClips.capabilities(1...300)
    can.makesStems = false
    can.separations = [["drums", "bass", "other"]]
    let estimate = try await Self.estimate(ScriptedClips(can), backend: "scripted")
    #expect(estimate.calls.map(\.makes) == [["mix"], ["drums", "bass", "other"]])
    #expect(estimate.cost == [ClipCost(unit: "USD", amount: 1)])
  }
}
