import AudioFiles
import Diagnosis
import Foundation
import Planning
import Prompt
import QualityControl
import Signal
import SoundGeneration
import Synchronization
import TestSupport
import Testing

@testable import Production

@Suite struct ProductionTests {
  /// A generator that has nothing to offer but a tone, too short and at another rate, or an error.
  private struct OddGenerator: StemGenerator {
    let name = "odd"
    let error: Diagnosis?

    func generate(_ request: StemRequest, into sink: any AudioSink) async throws {
      if let error { throw Problems(error) }
      let tone = (0..<48_000).map { Float(sin(Double($0) * 0.05)) * 0.3 }
      try sink.write(StereoBuffer(mono: tone))
    }
  }

  private static let order = Order(
    jobID: "job", name: "test", ticket: Ticket(prompt: "house, 10 seconds"),
    ticketText: Array("house, 10 seconds".utf8),
    ticketSHA256: String(repeating: "0123456789abcdef", count: 4))

  private static func attempt(
    _ generator: any StemGenerator, threads: Int = 2, observe: @escaping @Sendable (ProductionEvent) -> Void = { _ in }
  ) async throws -> (AttemptResult, folder: String) {
    let executor = RenderExecutor(threads: threads)
    defer { executor.stop() }
    let options = Production.Options(
      planning: .init(genre: "house", duration: .s(20), loudness: .LUFS(-14), truePeak: .dBTP(-1)),
      tolerances: Tolerances(), width: threads)
    let parser = RuleParser(lexicon: try Lexicon.builtIn(), genres: [GenreName("house", tempo: 118...130)])
    let production = Production(parser: parser, generator: generator, options: options, executor: executor)
    let folder = Scratch.path("production")
    for name in ["work", "delivery"] {
      try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
    }
    let folders = AttemptFolders(work: "\(folder)/work", delivery: "\(folder)/delivery")
    return (try await production.attempt(order, in: folders, observe: observe), folder)
  }

  @Test func `sound that is too short is fitted to the plan, and the checks say that it is no music`() async throws {
    let (result, folder) = try await Self.attempt(OddGenerator(error: nil))
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(try AudioFileSource(path: "\(folder)/delivery/test.wav").frameCount == 480_000)
    #expect(!result.quality.passed)
    #expect(result.record.failed.contains("silence"))
    #expect(result.problems.map(\.code).contains("quality.silence"))
  }

  @Test func `a generator's error names the stage and keeps its words`() async throws {
    let error = Diagnosis(code: "api.busy", place: "service", finding: "is busy", remedy: "wait", transient: true)
    await #expect {
      _ = try await Self.attempt(OddGenerator(error: error))
    } throws: { thrown in
      guard case .failed(.generate, let diagnoses) = thrown as? ProductionError else { return false }
      return diagnoses == [error] && (thrown as? ProductionError)?.isTransient == true
    }
  }

  @Test func `stages come in their order and progress never goes back`() async throws {
    let seen = Mutex<[JobProgress]>([])
    let (result, folder) = try await Self.attempt(EmbeddedGenerator()) { event in
      if case .progress(let progress) = event { seen.withLock { $0.append(progress) } }
    }
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(result.quality.passed)
    #expect(result.timings.map(\.stage) == Stage.allCases)
    let progress = seen.withLock { $0 }
    let stages = progress.map { Stage.allCases.firstIndex(of: $0.stage) ?? -1 }
    #expect(stages == stages.sorted())
    #expect((progress.map(\.percent).max() ?? 0) <= 100)
  }

  @Test func `the first attempt has the ticket's own seed and each other one derives its own`() {
    let seeds = (1...3).map { Self.order.seed(attempt: $0) }
    #expect(Set(seeds).count == 3)
    #expect(seeds == (1...3).map { Self.order.seed(attempt: $0) })
    // The first 13 digits of the fingerprint, which any JSON reader can hold exactly.
    #expect(seeds[0] == Seed(0x0_1234_5678_9abc))
  }

  @Test func `a parallel map keeps the order and never runs more at a time than allowed`() async throws {
    let running = Mutex((now: 0, most: 0))
    let results = try await (0..<20).parallelMap(width: 3) { number in
      running.withLock {
        $0.now += 1
        $0.most = max($0.most, $0.now)
      }
      await Task.yield()
      running.withLock { $0.now -= 1 }
      return number * number
    }
    #expect(results == (0..<20).map { $0 * $0 })
    #expect(running.withLock(\.most) <= 3)
  }

  @Test func `the sound does not depend on the number of threads`() async throws {
    var deliveries: [[String: Data]] = []
    for threads in [1, 3] {
      let (_, folder) = try await Self.attempt(EmbeddedGenerator(), threads: threads)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let names = try FileManager.default.subpathsOfDirectory(atPath: "\(folder)/delivery")
        .filter { $0.hasSuffix(".wav") || $0.hasSuffix(".mid") }
      let files = try names.map { ($0, try Data(contentsOf: URL(filePath: "\(folder)/delivery/\($0)"))) }
      deliveries.append(Dictionary(uniqueKeysWithValues: files))
    }
    #expect(deliveries[0].count > 4)
    #expect(deliveries[0] == deliveries[1])
  }
}
