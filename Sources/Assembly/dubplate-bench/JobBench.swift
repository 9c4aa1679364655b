import ArgumentParser
import Daemon
import Foundation
import Genres
import Production
import Prompt
import QualityControl
import Settings
import Synchronization

/// Times a whole job, stage by stage.
struct JobBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "job",
    abstract: "Print the seconds that each stage of a job takes, on the clock and on all cores, and the peak memory.")

  @Option(help: "What to make.")
  var prompt = "A four-on-the-floor house beat with a warm pad."

  @Option(help: "Its length in seconds.")
  var duration = 120.0

  @Option(help: "What is sung.")
  var lyrics: String?

  @Option(help: "A sound file that it should resemble.")
  var reference: String?

  @Option(help: "How many threads render; as many as there are cores if 0.")
  var threads = 0

  func run() async throws {
    var settings = Settings()
    if threads > 0 { settings.work.renderThreads = threads }
    let executor = RenderExecutor(threads: settings.renderThreads)
    defer { executor.stop() }
    let folder = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for name in ["work", "delivery"] {
      try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
    }
    let spent = Mutex<[Double]>([CPUClock.now])
    let result = try await Production(settings, executor: executor).attempt(
      order(), in: AttemptFolders(work: "\(folder)/work", delivery: "\(folder)/delivery"),
      observe: { event in
        if case .finished = event { spent.withLock { $0.append(CPUClock.now) } }
      })
    Self.report(result, cpu: spent.withLock { $0 })
  }

  private func order() throws -> ProductionJob {
    var fields: [String: Any] = ["prompt": prompt, "duration": duration, "seed": 1]
    fields["lyrics"] = lyrics
    let text = [UInt8](try JSONSerialization.data(withJSONObject: fields, options: .sortedKeys))
    let ticket = try TicketReader(genres: GenreCatalogue.standard.names).ticket(from: text, .json)
    return ProductionJob(
      jobID: "bench", name: "bench", ticket: ticket, ticketText: text, ticketSHA256: String(repeating: "0", count: 64),
      reference: reference)
  }

  private static func report(_ result: AttemptResult, cpu: [Double]) {
    for ((stage, seconds), (start, end)) in zip(result.timings, zip(cpu, cpu.dropFirst())) {
      row(stage.rawValue, seconds, end - start)
    }
    row("all", result.timings.reduce(0) { $0 + $1.seconds }, (cpu.last ?? 0) - cpu[0])
    print("memory     \(peakResidentBytes() / 1_000_000) MB")
    print("checks     \(result.quality.passed ? "passed" : result.record.failed.joined(separator: ", "))")
  }

  private static func row(_ name: String, _ wall: Double, _ cpu: Double) {
    print("\(name.padded(to: 10)) \(decimal(wall)) s, \(decimal(cpu)) s on all cores")
  }

  private static func decimal(_ value: Double) -> String { String(format: "%6.2f", value) }
}
