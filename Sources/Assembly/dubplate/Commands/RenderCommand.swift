import ArgumentParser
import ClipRendering
import ClipServices
import Daemon
import Diagnostics
import DropFolder
import Foundation
import Production
import Settings
import System

struct RenderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Make one track without the daemon.",
    usage: "dubplate render [<options>] <prompt, ticket file or folder, or ->",
    discussion: """
      Options stand in place of what a ticket says. What is made lies in a folder of its own; through a pipe its path is \
      printed. Leaves with 1 when a check was missed: the track is there all the same. What was asked and not kept is \
      said, with what was measured.

      Example: a track of two minutes like another one
        dubplate render "dark techno" --duration 2:00 --reference club.wav
      """)

  @Argument(help: "What you want to hear; or a .json or .txt file, a folder with one, or - for the input stream.")
  var prompt = ""

  @Option(help: ArgumentHelp("An audio file that the track should resemble.", valueName: "file"))
  var reference: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("Where the delivery's folder is put.", valueName: "folder"))
  var output = "."

  @Flag(help: "Make nothing; print what would be asked of a backend, and what that would cost.")
  var dryRun = false

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var ticketOptions: TicketOptions
  @OptionGroup var options: GlobalOptions

  func validate() throws {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: output, isDirectory: &isFolder)
    let isAudio = TicketArgument.lastName(of: output).map(TicketFolder.isAudio) ?? false
    guard exists ? !isFolder.boolValue : isAudio else { return }
    throw ValidationError(
      "-o names the folder in which the track's own folder is put, and \(output) is the name of a file.")
  }

  func run() async throws {
    let settings = try options.settings()
    let reporter = ConsoleProgress(logger: options.logger(settings))
    let executor = RenderExecutor(threads: settings.renderThreads)
    defer { executor.stop() }
    let production = try production(settings, executor)
    let reader = TicketInputReader(
      try options.catalogue(), backends: production.backendNames, fields: ticketOptions.fields, reference: reference)
    let given = try reader.ticket(prompt)
    let (audio, path) = try reference(of: given, settings)
    // The file must stay open for as long as its path is used.
    defer { withExtendedLifetime(audio) {} }
    let job = ProductionJob(
      jobID: JobIDSource.random.next().description, name: given.publicName, ticket: given.ticket,
      ticketText: given.bytes, ticketSHA256: Fingerprint(of: given.bytes).description, reference: path)
    if dryRun { return try await printCalls(of: job, production) }
    let run = RenderRun(production: production, job: job, retries: settings.work.retries, output: output)
    defer { reporter.clear() }
    let made = try await CommandInterruption.unless("nothing was delivered, and what was begun is removed") {
      try await run.run { reporter.show($0, of: job.name) }
    }
    reporter.clear()
    try report(made, by: reporter)
  }

  private func report(_ made: RenderedTrack, by reporter: ConsoleProgress) throws {
    let seconds = NumberText.decimal(made.seconds)
    reporter.say(made.problems.isEmpty ? "delivered" : "flawed", "\(made.results)  (\(seconds) s)")
    reporter.sayShortcomings(made.shortcomings, of: made.verdict)
    if json { try StandardOutput.print(made) } else { StandardOutput.print(path: made.results) }
    if !made.problems.isEmpty { throw Problems(made.problems) }
  }

  private func production(_ settings: Settings, _ executor: RenderExecutor) throws -> Production {
    let environment = ProcessInfo.processInfo.environment
    let catalogue = try options.catalogue()
    let state = options.paths(settings).state
    let parser = try settings.promptParser(catalogue, state: state, environment: environment)
    let backends = try Backends(
      settings, environment: environment, state: state, by: ServiceLimiter(settings.serviceLimits))
    return try Production(settings, catalogue: catalogue, parser: parser, backends: backends, executor: executor)
  }

  private func reference(of given: TicketInput, _ settings: Settings) throws -> (OpenFile?, String?) {
    switch given.reference {
    case nil: return (nil, nil)
    case .file(let path): return (nil, path)
    case .library(let path):
      guard let library = options.paths(settings).library else {
        throw Problems(
          Diagnosis(
            code: "reference.missing", location: given.location, finding: "no library folder is configured",
            remedy: "set library.folder, or give the file with --reference"))
      }
      let file = try ReferenceLibrary(path: library).open(path)
      return (file, file.path)
    }
  }

  private func printCalls(of job: ProductionJob, _ production: Production) async throws {
    let work = FileManager.default.temporaryDirectory.appending(path: "dubplate-\(job.jobID)").path
    try FileManager.default.createDirectory(atPath: work, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: work) }
    let sheet = try await production.orderEstimate(for: job, in: work)
    if json { try StandardOutput.print(sheet) } else { StandardOutput.print(text: sheet.text) }
  }
}
