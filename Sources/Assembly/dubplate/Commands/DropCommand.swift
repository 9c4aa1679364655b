import ArgumentParser
import Daemon
import Diagnostics
import DropFolder
import Foundation
import Logging
import Settings
import System

struct DropCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drop", abstract: "Put tickets into the inbox the safe way.",
    usage: "dubplate drop [<options>] <prompt, ticket file or folder, or -> ...",
    discussion: """
      The audio that a ticket names goes along. Options stand in place of what the tickets say. Through a pipe the paths in \
      the inbox are printed, or with --wait those of the deliveries.

      Example: two tickets, followed to their end
        dubplate drop night-drive.json "calm ambient" --wait
      """)

  @Argument(help: "Prompts, .json or .txt files, folders with one of them, or - for the input stream.")
  var tickets: [String]

  @Option(help: ArgumentHelp("An audio file that goes along with the one ticket.", valueName: "file"))
  var reference: String?

  @Flag(help: "Follow the tickets to their end; a daemon has to run.")
  var wait = false

  @Flag(help: "The same; where no daemon runs, work off the inbox at once.")
  var workOff = false

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var ticketOptions: TicketOptions
  @OptionGroup var options: GlobalOptions

  func validate() throws {
    if reference != nil, tickets.count > 1 { throw ValidationError("--reference goes with one ticket.") }
    if tickets.filter({ $0 == "-" }).count > 1 { throw ValidationError("The input stream holds one ticket.") }
  }

  func run() async throws {
    let settings = try options.settings()
    let paths = options.paths(settings)
    let reader = TicketInputReader(
      try options.catalogue(), backends: settings.backendNames, fields: ticketOptions.fields, reference: reference)
    // All are read before the first is dropped: what has a fault in it is dropped whole or not at all.
    let given = try tickets.map { try reader.ticket($0) }
    if wait, !workOff { try await requireDaemon(paths) }
    let reporter = ConsoleProgress(logger: options.logger(settings))
    let begin = Date.now
    let dropped = try drop(given, paths, reporter)
    guard wait || workOff else { return try print(dropped.map { DroppedTicket($0, in: paths.inbox) }) }
    let followed = JobFollower(dropped, since: begin, paths: paths, reporter: reporter)
    let ends: [DroppedTicket]
    if workOff, try InstanceLock.holder(ofState: paths.state) == nil {
      try await runOnce(settings, paths, reporter)
      ends = followed.now()
    } else {
      ends = try await CommandInterruption.unless("the tickets stay where they are; `dubplate jobs` tells of them") {
        try await followed.untilEnd()
      }
    }
    try print(ends)
    if ends.contains(where: { $0.status == "failed" || $0.status == "cancelled" }) {
      throw ExitCode(Failure.Code.failed.rawValue)
    }
    if ends.contains(where: { $0.status != "completed" }) { throw ExitCode(Failure.Code.tryAgain.rawValue) }
  }

  private func drop(_ given: [TicketInput], _ paths: FolderPaths, _ reporter: ConsoleProgress) throws -> [FileName] {
    let plan = try FolderPlan(FolderLayout(paths))
    for folder in plan.firstUses { reporter.report(.firstUse(folder: folder)) }
    let inbox = try SafeDrop(plan)
    return try given.map { ticket in
      let name = try ticket.drop(into: inbox, token: JobIDSource.random.next())
      reporter.say("dropped", "\(paths.inbox)/\(name)")
      return name
    }
  }

  /// Does what `run --once` does.
  private func runOnce(_ settings: Settings, _ paths: FolderPaths, _ reporter: ConsoleProgress) async throws {
    let daemon = try Daemon(settings, paths: paths, catalogue: try options.catalogue(), observe: reporter.report)
    var quiet = options.logger(settings)
    quiet.logLevel = options.verbose ? .debug : .warning
    _ = try await daemon.workOff(logger: quiet)
    _ = try options.reportStop(reporter, goingOn: "dubplate run --once")
  }

  /// Throws where no daemon works; one that was started just now is given five seconds to come up.
  private func requireDaemon(_ paths: FolderPaths) async throws {
    let deadline = ContinuousClock.now + .seconds(5)
    while try InstanceLock.holder(ofState: paths.state) == nil {
      guard ContinuousClock.now >= deadline else {
        try await Task.sleep(for: .milliseconds(100))
        continue
      }
      throw noDaemon(paths)
    }
  }

  private func noDaemon(_ paths: FolderPaths) -> Problems {
    Problems(
      Diagnosis(
        code: "daemon.none", location: paths.root, finding: "no daemon works here, so --wait would wait for ever",
        remedy: "nothing was dropped; start `dubplate run`, or give --work-off instead of --wait", transient: true))
  }

  private func print(_ dropped: [DroppedTicket]) throws {
    if json { return try StandardOutput.print(dropped) }
    for ticket in dropped { ticket.results.map(StandardOutput.print(path:)) }
  }
}

extension Settings {
  /// The names that a ticket may give as its backend.
  var backendNames: [String] { ["embedded"] + services.keys.sorted() }
}
