import ArgumentParser
import Daemon
import Diagnosis
import DropFolder
import Fingerprint
import Foundation
import Genres
import Limits
import Production
import Prompt
import QualityControl
import Settings

struct RenderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Make one track without the daemon.")

  @Argument(help: "What you want to hear.")
  var prompt = ""

  @Option(help: "An audio file that the track should resemble.")
  var reference: String?

  @Option(name: .shortAndLong, help: "Where the delivery's folder is put.")
  var output = "."

  @Flag(help: "Make nothing; print what would be asked of a backend, and what that would cost.")
  var dryRun = false

  @Flag(help: "With --dry-run: print JSON.")
  var json = false

  @OptionGroup var ticketOptions: TicketOptions
  @OptionGroup var options: GlobalOptions

  func run() async throws {
    let settings = try options.settings()
    let console = Console(logger: options.logger(settings))
    let executor = RenderExecutor(threads: settings.renderThreads)
    defer { executor.stop() }
    let catalogue = try options.catalogue()
    let files = FileManager.default
    let state = options.paths(settings).state
    let parser = try settings.promptParser(
      catalogue, state: state, environment: ProcessInfo.processInfo.environment)
    let backends = try Backends(
      settings, environment: ProcessInfo.processInfo.environment, state: state, by: Limiter(settings.serviceLimits))
    let production = try Production(
      settings, catalogue: catalogue, parser: parser, backends: backends, executor: executor)
    let order = try order(catalogue, backends: production.backendNames)
    if dryRun { return try await printCalls(of: order, production) }
    let hidden = "\(output)/.dubplate-\(order.jobID)"
    defer { try? files.removeItem(atPath: hidden) }
    var records: [AttemptRecord] = []
    let best = "\(hidden)/best"
    repeat {
      let folders = AttemptFolders(work: "\(hidden)/work", delivery: "\(hidden)/delivery")
      // What was paid for stays for the next attempt.
      try? files.removeItem(atPath: folders.delivery)
      for folder in [folders.work, folders.delivery] {
        try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
      }
      let result = try await production.attempt(order, in: folders, after: records) { event in
        if case .progress(let progress) = event { console.show(progress, of: order.name) }
      }
      // Of two that miss as many checks, the later one has more repaired.
      if result.record.failed.count <= records.map(\.failed.count).min() ?? .max {
        try? files.removeItem(atPath: best)
        try files.moveItem(atPath: folders.delivery, toPath: best)
      }
      records.append(result.record)
      if result.quality.passed || records.count > settings.work.retries {
        let final = try publish(best, as: order.name)
        console.say(result.quality.passed ? "delivered" : "flawed", final)
        if !result.quality.passed { throw Problems(result.problems) }
        return
      }
    } while true
  }

  private func printCalls(of order: Order, _ production: Production) async throws {
    let work = FileManager.default.temporaryDirectory.appending(path: "dubplate-\(order.jobID)").path
    try FileManager.default.createDirectory(atPath: work, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: work) }
    let sheet = try await production.callSheet(for: order, in: work)
    if json { try Output.print(sheet) } else { Output.print(text: sheet.text) }
  }

  private func order(_ catalogue: GenreCatalogue, backends: [String]) throws -> Order {
    let bytes = try ticketOptions.ticket(prompt: prompt)
    let ticket = try TicketReader(genres: catalogue.names, backends: backends)
      .ticket(from: bytes, .json, hasReference: reference != nil)
    return Order(
      jobID: Circumstances.real.freshID().description, name: TicketOptions.name(for: prompt), ticket: ticket,
      ticketText: bytes, ticketSHA256: Fingerprint(of: bytes).description, reference: reference)
  }

  /// Moves the delivery to a name that is free.
  private func publish(_ delivery: String, as name: String) throws -> String {
    for number in 1...9_999 {
      let final = "\(output)/\(name)\(number == 1 ? "" : "~\(number)")"
      if FileManager.default.fileExists(atPath: final) { continue }
      try FileManager.default.moveItem(atPath: delivery, toPath: final)
      return final
    }
    throw Problems(
      Diagnosis(
        code: "drop.no_free_name", place: output, finding: "every variant of the name \(name) is taken",
        remedy: "give another folder with -o"))
  }
}
