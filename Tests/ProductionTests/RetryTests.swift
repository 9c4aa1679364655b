import Audio
import AudioFiles
import Foundation
import Planning
import Prompt
import QualityControl
import Synchronization
import Synthesis
import TestSupport
import Testing

@testable import Production

@Suite struct RetryTests {
  /// Plays as the embedded generator does, but one stem stays silent until it was made anew so many times.
  private struct FlawedGenerator: StemGenerator {
    let name = "flawed"
    let stem: String
    var cure = 1
    let played: Mutexed<[String]>

    func generate(_ request: StemRequest, into sink: any AudioSink) async throws {
      played.change { $0.append(request.stem.name) }
      let sound = MemorySink()
      try await EmbeddedGenerator().generate(request, into: sound)
      var buffer = sound.buffer
      if request.stem.name == stem, (request.stem.variation ?? 0) < cure {
        buffer = StereoBuffer(frames: buffer.frames)
      }
      try sink.write(buffer)
    }
  }

  private final class Mutexed<Value: Sendable>: Sendable {
    private let mutex: Mutex<Value>
    init(_ value: Value) { mutex = Mutex(value) }
    var value: Value { mutex.withLock { $0 } }
    func change(_ body: (inout Value) -> Void) { mutex.withLock { body(&$0) } }
  }

  private static func order() -> ProductionJob {
    ProductionJob(
      jobID: "job", name: "test", ticket: Ticket(prompt: "house, 10 seconds"),
      ticketText: Array("house, 10 seconds".utf8),
      ticketSHA256: String(repeating: "0123456789abcdef", count: 4))
  }

  /// Makes up to three attempts in one work folder, and tells what each of them rendered.
  private static func attempts(
    _ generator: FlawedGenerator, _ order: ProductionJob, in folder: String
  ) async throws -> [(record: AttemptRecord, played: [String], quality: QualityReport)] {
    let executor = RenderExecutor(threads: 2)
    defer { executor.stop() }
    let options = Production.Options(
      planning: .init(genre: "house", duration: .s(20), loudness: .LUFS(-14), truePeak: .dBTP(-1)),
      tolerances: Tolerances(), width: 2)
    let parser = RuleParser(lexicon: try Lexicon.builtIn(), genres: [GenreName("house", tempo: 118...130)])
    let production = Production(parser: parser, generator: generator, options: options, executor: executor)
    try FileManager.default.createDirectory(atPath: "\(folder)/work", withIntermediateDirectories: true)
    var made: [(record: AttemptRecord, played: [String], quality: QualityReport)] = []
    for number in 1...3 where made.last?.record.passed != true {
      let delivery = "\(folder)/\(number)"
      try FileManager.default.createDirectory(atPath: delivery, withIntermediateDirectories: true)
      generator.played.change { $0 = [] }
      let result = try await production.attempt(
        order, in: AttemptFolders(work: "\(folder)/work", delivery: delivery), after: made.map(\.record)
      ) { _ in }
      made.append((result.record, generator.played.value.sorted(), result.quality))
    }
    return made
  }

  @Test func `a stem that came out empty is made anew with another seed, and no other stem is`() async throws {
    let folder = Scratch.path("retry")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let generator = FlawedGenerator(stem: "chords", played: Mutexed([]))
    let made = try await Self.attempts(generator, Self.order(), in: folder)
    try #require(made.map(\.record.passed) == [false, true])
    #expect(made[0].record.failed == ["stem_content"])
    #expect(made[0].record.next?.adjustments.variations == ["chords": 1])
    #expect(made[1].played == ["chords"])
    #expect(made[1].record.seed == made[0].record.seed)
    #expect(made[1].record.changes.map(\.check) == ["stem_content"])
    // The stems that were not touched sound alike before the master; the report says what was done.
    let tried = made[1].quality.checks.first { $0.id == "stem_content" }?.tried
    #expect(tried == ["The stem chords is made anew with another seed."])
    let manifest = try JSONSerialization.jsonObject(
      with: Data(contentsOf: URL(filePath: "\(folder)/2/manifest.json")))
    let attempts = (manifest as? [String: Any])?["attempts"] as? [[String: Any]]
    #expect(attempts?.count == 2)
    let changes = attempts?.last?["changes"] as? [[String: String]]
    #expect(changes == [["check": "stem_content", "what": "The stem chords is made anew with another seed."]])
  }

  @Test func `what another seed does not cure gets another song`() async throws {
    let folder = Scratch.path("retry")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let generator = FlawedGenerator(stem: "chords", cure: 100, played: Mutexed([]))
    let made = try await Self.attempts(generator, Self.order(), in: folder)
    try #require(made.map(\.record.passed) == [false, false, false])
    #expect(made[1].record.next?.adjustments.songs == 1)
    #expect(made[2].record.seed != made[1].record.seed)
  }
}
