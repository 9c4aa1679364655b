import ArgumentParser
import Daemon
import Foundation
import Genres
import Production
import Prompt
import QualityControl
import Settings

/// Times a whole job, stage by stage.
struct JobBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "job", abstract: "Print the seconds that each stage of a job takes, and its peak memory.")

  @Option(help: "What to make.")
  var prompt = "A four-on-the-floor house beat with a warm pad."

  @Option(help: "Its length in seconds.")
  var duration = 120.0

  func run() async throws {
    let settings = Settings()
    let executor = RenderExecutor(threads: settings.renderThreads)
    defer { executor.stop() }
    let folder = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for name in ["work", "delivery"] {
      try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
    }
    let text = Array("{\"prompt\": \"\(prompt)\", \"duration\": \(duration), \"seed\": 1}".utf8)
    let ticket = try TicketReader(genres: GenreCatalogue.standard.names).ticket(from: text, .json)
    let order = Order(
      jobID: "bench", name: "bench", ticket: ticket, ticketText: text, ticketSHA256: String(repeating: "0", count: 64))
    let result = try await Production(settings, executor: executor).attempt(
      order, in: AttemptFolders(work: "\(folder)/work", delivery: "\(folder)/delivery"), observe: { _ in })
    for (stage, seconds) in result.timings { print("\(stage.rawValue.padded(to: 10)) \(Self.decimal(seconds)) s") }
    print("all        \(Self.decimal(result.timings.reduce(0) { $0 + $1.seconds })) s")
    print("memory     \(peakResidentBytes() / 1_000_000) MB")
    print("checks     \(result.quality.passed ? "passed" : result.record.failed.joined(separator: ", "))")
  }

  private static func decimal(_ value: Double) -> String { String(format: "%6.2f", value) }
}
