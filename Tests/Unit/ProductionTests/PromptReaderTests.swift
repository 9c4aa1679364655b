import Audio
import Diagnostics
import Foundation
import Planning
import Prompt
import QualityControl
import Synthesis
import Testing

@testable import Production

/// Who read the prompt is told in the delivery.
@Suite struct PromptReaderTests {
  private struct OddParser: PromptParser {
    let understanding: Understanding

    func understand(_ ticket: Ticket) -> Understanding { understanding }
  }

  /// A click and silence: the sound does not matter here.
  private struct NoGenerator: StemGenerator {
    let name = "none"

    func generate(_ request: StemRequest, into sink: any AudioSink) async throws {
      try sink.write(StereoBuffer(mono: (0..<request.plan.frames).map { $0 < 4800 ? 0.1 : 0 }))
    }
  }

  /// The manifest and the report of a delivery whose prompt was understood like this.
  private func delivery(_ understanding: Understanding) async throws -> (manifest: [String: Any], report: String) {
    let executor = RenderExecutor(threads: 2)
    defer { executor.stop() }
    let options = Production.Options(
      planning: .init(genre: "house", duration: .s(5), loudness: .LUFS(-14), truePeak: .dBTP(-1)),
      tolerances: Tolerances(), width: 2)
    let production = Production(
      parser: OddParser(understanding: understanding), generator: NoGenerator(), options: options, executor: executor)
    let folder = FileManager.default.temporaryDirectory.appending(path: "reader-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in ["work", "delivery"] {
      try FileManager.default.createDirectory(at: folder.appending(path: name), withIntermediateDirectories: true)
    }
    let order = ProductionJob(
      jobID: "job", name: "test", ticket: Ticket(prompt: "house"), ticketText: Array("house".utf8),
      ticketSHA256: String(repeating: "0123456789abcdef", count: 4))
    let folders = AttemptFolders(
      work: folder.appending(path: "work").path, delivery: folder.appending(path: "delivery").path)
    _ = try await production.attempt(order, in: folders, observe: { _ in })
    let manifest = try Data(contentsOf: folder.appending(path: "delivery/manifest.json"))
    let report = try String(contentsOf: folder.appending(path: "delivery/report.html"), encoding: .utf8)
    return (try #require(JSONSerialization.jsonObject(with: manifest) as? [String: Any]), report)
  }

  @Test func `that the rules stood in is in manifest and report, with the reason`() async throws {
    var brief = Brief()
    brief.notes = ["The rules stood in for the language model tiny: the model refused."]
    var reader = ParserRecord(.rules, model: "tiny")
    reader.fallbackReason = Diagnosis(
      code: "model.refused", location: "language model", finding: "refused", remedy: "ask again")
    let (manifest, report) = try await delivery(Understanding(brief, by: reader))
    let told = try #require(manifest["reader"] as? [String: Any])
    #expect(told["parser"] as? String == "rules")
    #expect((told["stands_in_because"] as? [String: Any])?["code"] as? String == "model.refused")
    #expect((manifest["notes"] as? [String])?.first == brief.notes[0])
    #expect(report.contains(brief.notes[0]))
    #expect(report.contains("No trained models took part"))
  }

  @Test func `that a model read the prompt is in manifest and report`() async throws {
    let (manifest, report) = try await delivery(Understanding(Brief(), by: ParserRecord(.model, model: "tiny")))
    let reader = try #require(manifest["reader"] as? [String: Any])
    #expect(reader["parser"] as? String == "model")
    #expect(reader["model"] as? String == "tiny")
    #expect(report.contains("but tiny, which read the prompt"))
  }
}
