import Audio
import AudioFiles
import Diagnostics
import Foundation
import Metadata
import Planning
import Prompt
import QualityControl
import Synchronization
import Synthesis
import TestSupport
import Testing

@testable import Production

@Suite struct ProductionTests {
  /// A generator that has nothing to offer but a second of a tone before silence, a wrong length, or an error.
  private struct OddGenerator: StemGenerator {
    let name = "odd"
    let error: Diagnosis?
    /// How many frames there are more than were planned.
    var excess = 0

    func generate(_ request: StemRequest, into sink: any AudioSink) async throws {
      if let error { throw Problems(error) }
      let tone = (0..<request.plan.frames + excess).map { $0 < 48_000 ? Float(sin(Double($0) * 0.05)) * 0.3 : 0 }
      try sink.write(StereoBuffer(mono: tone))
    }
  }

  private static let order = ProductionJob(
    jobID: "job", name: "test", ticket: Ticket(prompt: "house, 10 seconds"),
    ticketText: Array("house, 10 seconds".utf8),
    ticketSHA256: String(repeating: "0123456789abcdef", count: 4))

  private static func attempt(
    _ generator: any StemGenerator, at location: String? = nil, threads: Int = 2, delivery: DeliveryOptions = .init(),
    reserveSpace: @escaping @Sendable (DiskSpaceNeed) throws -> Void = { _ in },
    observe: @escaping @Sendable (ProductionEvent) -> Void = { _ in }
  ) async throws -> (AttemptResult, folder: String) {
    let executor = RenderExecutor(threads: threads)
    defer { executor.stop() }
    let options = Production.Options(
      planning: .init(genre: "house", duration: .s(20), loudness: .LUFS(-14), truePeak: .dBTP(-1)),
      tolerances: Tolerances(), width: threads, delivery: delivery)
    let parser = RuleParser(lexicon: try Lexicon.builtIn(), genres: [GenreName("house", tempo: 118...130)])
    let production = Production(parser: parser, generator: generator, options: options, executor: executor)
    let folder = location ?? Scratch.path("production")
    for name in ["work", "delivery"] {
      try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
    }
    let folders = AttemptFolders(work: "\(folder)/work", delivery: "\(folder)/delivery", reserveSpace: reserveSpace)
    return (try await production.attempt(order, in: folders, observe: observe), folder)
  }

  @Test(arguments: [-432_000, -1, 1, 48_000])
  func `a generator that breaks its promise of length fails the job by the stem's name`(excess: Int) async throws {
    await #expect {
      _ = try await Self.attempt(OddGenerator(error: nil, excess: excess))
    } throws: { thrown in
      guard case .failed(.generate, let diagnoses) = thrown as? ProductionError else { return false }
      return diagnoses.first?.code == "generator.length" && diagnoses.first?.location.isEmpty == false
        && diagnoses.first?.finding == "its sound has \(480_000 + excess) frames, and 480000 were planned"
    }
  }

  @Test func `sound that ends after a second is delivered as planned, and the checks say that it is no music`()
    async throws
  {
    let (result, folder) = try await Self.attempt(OddGenerator(error: nil))
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(try AudioFileSource(path: "\(folder)/delivery/test.wav").frameCount == 480_000)
    #expect(!result.quality.passed)
    #expect(result.record.failed.contains("silence"))
    #expect(result.problems.map(\.code).contains("quality.silence"))
  }

  @Test func `files are called as wished, and come in the formats wished for`() async throws {
    var wishes = DeliveryOptions()
    wishes.naming.master = try #require(.forMaster("{name} {bpm} {key}"))
    wishes.naming.stem = try #require(.forStems("{name}_{number}_{stem}"))
    wishes.formats = try #require(AudioFileFormat.list("flac,mp3"))
    wishes.stemFormats = try #require(AudioFileFormat.list("flac"))
    let (_, folder) = try await Self.attempt(OddGenerator(error: nil), delivery: wishes)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let files = try FileManager.default.subpathsOfDirectory(atPath: "\(folder)/delivery").sorted()
    let wave = try #require(files.first { !$0.contains("/") && $0.hasSuffix(".wav") })
    #expect(wave.wholeMatch(of: /test [0-9.]+ [A-G][b#]? [a-z]+\.wav/) != nil)
    let stems = files.filter { $0.hasPrefix("stems/") }.map { $0.dropFirst(6).dropLast(4) }
    #expect(stems.count > 3 && stems.allSatisfy { $0.wholeMatch(of: /test_[0-9]{2}_[a-z-]+/) != nil })
    #expect(files.filter { $0.hasPrefix("formats/flac/stems/") }.map { $0.dropFirst(19).dropLast(5) } == stems)
    for format in ["flac", "mp3"] { #expect(files.contains("formats/\(format)/\(wave.dropLast(3))\(format)")) }
    // FLAC is the same sound: what adds up in the WAVs adds up there.
    let master = try AudioFileSource(path: "\(folder)/delivery/\(wave)")
    let other = try AudioFileSource(path: "\(folder)/delivery/formats/flac/\(wave.dropLast(3))flac")
    #expect(try other.readPCM(0..<master.frameCount) == master.readPCM(0..<master.frameCount))
  }

  @Test func `a generator's error names the stage and keeps its words`() async throws {
    let error = Diagnosis(code: "api.busy", location: "service", finding: "is busy", remedy: "wait", transient: true)
    await #expect {
      _ = try await Self.attempt(OddGenerator(error: error))
    } throws: { thrown in
      guard case .failed(.generate, let diagnoses) = thrown as? ProductionError else { return false }
      return diagnoses == [error] && (thrown as? ProductionError)?.isTransient == true
    }
  }

  /// Plays as the embedded generator does, counts the stems, and fails at one of them.
  private struct CountingGenerator: StemGenerator {
    let name = "counting"
    let played: Played
    let fails: Bool

    func generate(_ request: StemRequest, into sink: any AudioSink) async throws {
      played.add(request.stem.name)
      if fails, played.names.count == 3 {
        throw Problems(
          Diagnosis(code: "api.busy", location: "service", finding: "is busy", remedy: "wait", transient: true))
      }
      try await EmbeddedGenerator().generate(request, into: sink)
    }
  }

  @Test func `45 stems that were finished are not made again, also not for another attempt of the same inputs`()
    async throws
  {
    let played = Played()
    let folder = Scratch.path("production")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    await #expect(throws: ProductionError.self) {
      _ = try await Self.attempt(CountingGenerator(played: played, fails: true), at: folder)
    }
    let first = played.names
    played.clear()
    _ = try await Self.attempt(CountingGenerator(played: played, fails: false), at: folder)
    let second = played.names
    // Two were finished; the third failed, and one beside it may have been cut off.
    #expect(Set(first.prefix(2)).intersection(second).count <= 1)
    #expect(second.count < Set(first + second).count)
    played.clear()
    try FileManager.default.removeItem(atPath: "\(folder)/delivery")
    _ = try await Self.attempt(CountingGenerator(played: played, fails: false), at: folder)
    #expect(played.names.isEmpty)
  }

  @Test func `a stem that is not what its record says is made again, and what depends on it`() async throws {
    let played = Played()
    let (_, folder) = try await Self.attempt(CountingGenerator(played: played, fails: false))
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let master = try Data(contentsOf: URL(filePath: "\(folder)/delivery/test.wav"))
    let stem = try #require(
      try FileManager.default.contentsOfDirectory(atPath: "\(folder)/work").filter { $0.hasSuffix(".rendered") }.first)
    try Data(repeating: 0, count: 800).write(to: URL(filePath: "\(folder)/work/\(stem)"))
    played.clear()
    try FileManager.default.removeItem(atPath: "\(folder)/delivery")
    _ = try await Self.attempt(CountingGenerator(played: played, fails: false), at: folder)
    #expect(played.names.count == 1)
    #expect(try Data(contentsOf: URL(filePath: "\(folder)/delivery/test.wav")) == master)
  }

  @Test func `a stage that finds no room does not begin`() async throws {
    let error = Diagnosis(code: "folder.full", location: "disk", finding: "is full", remedy: "free it", transient: true)
    let played = Played()
    await #expect {
      _ = try await Self.attempt(
        CountingGenerator(played: played, fails: false),
        reserveSpace: { need in
          // Seven stems of ten seconds or so, each of eight bytes a frame.
          #expect(need.work % (480_000 * 8) == 0 && need.work > 0)
          throw Problems(error)
        })
    } throws: { ($0 as? ProductionError)?.isTransient == true }
    #expect(played.names.isEmpty)
  }

  @Test func `stages come in their order and progress never goes back`() async throws {
    let seen = Mutex<[JobProgress]>([])
    let (result, folder) = try await Self.attempt(
      EmbeddedGenerator(),
      observe: { event in
        if case .progress(let progress) = event { seen.withLock { $0.append(progress) } }
      })
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

/// The stems that were asked for, by name.
private final class Played: Sendable {
  private let list = Mutex<[String]>([])

  var names: [String] { list.withLock { $0 } }

  func add(_ name: String) { list.withLock { $0.append(name) } }

  func clear() { list.withLock { $0 = [] } }
}
