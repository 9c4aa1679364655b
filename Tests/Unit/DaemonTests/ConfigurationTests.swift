import Audio
import ClipServices
import Foundation
import Genres
import JobEngine
import Production
import Settings
import TestSupport
import Testing

@testable import Daemon

@Suite struct ConfigurationTests {
  private func configuration(_ change: (inout Settings) -> Void = { _ in }) -> Configuration {
    var settings = Settings()
    change(&settings)
    return Configuration(
      settings: settings, producer: ScriptedProducer([]),
      tickets: JobTicketReader(catalogue: .standard, library: nil, backends: ["embedded"]))
  }

  @Test func `settings that are bound to what was opened are named, others are in force at once`() {
    var other = Settings()
    (other.root, other.folders.outbox, other.work.renderThreads) = ("/srv/other", "/srv/out", 7)
    (other.work.jobsAtOnce, other.watch.rescan) = (5, .seconds(77))
    let keys = configuration().settings.keysBoundToStart(differingFrom: other)
    #expect(Set(keys) == ["root", "folders.outbox", "work.render_threads"])
    #expect(configuration().settings.keysBoundToStart(differingFrom: Settings()).isEmpty)
  }

  @Test func `the intervals between looks are those of the settings`() {
    let changed = configuration { ($0.watch.rescan, $0.watch.rescanNetwork) = (.seconds(300), .seconds(20)) }
    let intervals = changed.intervals
    #expect(intervals == LookIntervals(local: .seconds(300), network: .seconds(20)))
  }
}

@Suite struct AttemptLogTests {
  private let folder: String

  init() throws {
    folder = Scratch.path("work")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private func record(_ number: Int) -> AttemptRecord {
    AttemptRecord(number: number, seed: Seed(UInt64(number)), passed: false, failed: ["tempo"])
  }

  @Test func `failed attempts are kept over a crash`() throws {
    var log = AttemptLog(in: folder, isFresh: true)
    try log.add(record(1), in: folder)
    try log.add(record(2), in: folder)
    let again = AttemptLog(in: folder, isFresh: false)
    #expect(again.records == [record(1), record(2)] && again.count == 2)
  }

  @Test func `attempts before the job was asked for again do not count, and are remembered`() throws {
    var log = AttemptLog(in: folder, isFresh: true)
    try log.add(record(1), in: folder)
    var again = AttemptLog(in: folder, isFresh: true)
    #expect(again.count == 0 && again.records.count == 1)
    try again.add(record(2), in: folder)
    #expect(again.count == 1)
    #expect(AttemptLog(in: folder, isFresh: false).count == 1)
  }

  @Test(arguments: ["", "nonsense", "[]"])
  func `a log that cannot be read counts nothing`(text: String) throws {
    try Data(text.utf8).write(to: URL(filePath: "\(folder)/attempts.json"))
    #expect(AttemptLog(in: folder, isFresh: false).records.isEmpty)
  }

  @Test func `the sound of an attempt that is over goes, and what the next one can use stays`() throws {
    for name in ["attempts.json", "understood.done", "clips", "mix.wav", "plan.done"] {
      try Data().write(to: URL(filePath: "\(folder)/\(name)"))
    }
    AttemptLog.clear(folder)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(left.sorted() == ["attempts.json", "clips", "understood.done"])
  }
}

@Suite struct ConfigurationsTests {
  private struct Wrong: Error {}

  /// Configurations whose producer cannot be made for more than four jobs at once.
  private func configurations() throws -> Configurations {
    try Configurations(
      Settings(), .standard, executor: RenderExecutor(threads: 1), limiter: ServiceLimiter(),
      producers: { settings, _ in
        guard settings.work.jobsAtOnce <= 4 else { throw Wrong() }
        return (ScriptedProducer([]), ["embedded"])
      })
  }

  @Test func `new settings are in force at once, and who needs a new start is named`() async throws {
    let configurations = try configurations()
    var settings = Settings()
    (settings.work.jobsAtOnce, settings.root) = (4, "/srv/other")
    #expect(try await configurations.replace(by: settings, .standard) == ["root"])
    #expect(configurations.current.settings == settings)
  }

  @Test func `settings that cannot be used change nothing`() async throws {
    let configurations = try configurations()
    var settings = Settings()
    settings.work.jobsAtOnce = 5
    await #expect(throws: Wrong.self) { try await configurations.replace(by: settings, .standard) }
    #expect(configurations.current.settings == Settings())
  }

  @Test func `a job keeps the configuration with which it began`() async throws {
    let configurations = try configurations()
    let kept = configurations.current
    var settings = Settings()
    settings.work.retries = 9
    _ = try await configurations.replace(by: settings, .standard)
    #expect(kept.settings.work.retries == Settings().work.retries)
    #expect(configurations.current.settings.work.retries == 9)
  }
}
