import ArgumentParser
import Daemon
import Diagnosis
import DropFolder
import Foundation
import Settings

struct DropCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drop", abstract: "Put tickets into the inbox the safe way.")

  @Argument(help: "Prompts, or ticket files (.json, .txt).")
  var tickets: [String]

  @Option(help: "An audio file that goes along with the one ticket.")
  var reference: String?

  @Flag(help: "Follow the tickets to their end.")
  var wait = false

  @OptionGroup var ticketOptions: TicketOptions
  @OptionGroup var options: GlobalOptions

  func validate() throws {
    if reference != nil, tickets.count > 1 { throw ValidationError("--reference goes with one ticket") }
  }

  func run() async throws {
    let settings = try options.settings()
    let paths = options.paths(settings)
    let console = Console(logger: options.logger(settings))
    let plan = try FolderPlan(FolderLayout(paths))
    for folder in plan.firstUses { console.take(.firstUse(folder: folder)) }
    let inbox = try SafeDrop(plan)
    let begin = Date.now
    var dropped: [FileName] = []
    for ticket in tickets {
      let name = try drop(ticket, into: inbox)
      console.say("dropped", "\(paths.inbox)/\(name)")
      dropped.append(name)
    }
    guard wait else { return }
    try await Followed(dropped, since: begin, paths: paths, console: console).untilEnd()
  }

  private func drop(_ ticket: String, into inbox: SafeDrop) throws -> FileName {
    let isFile = FileManager.default.fileExists(atPath: ticket)
    let bytes = isFile ? Array(try Data(contentsOf: URL(filePath: ticket))) : try ticketOptions.ticket(prompt: ticket)
    let text = isFile ? URL(filePath: ticket).lastPathComponent : "\(TicketOptions.name(for: ticket)).json"
    guard let name = FileName(text: text), TicketKind(of: name) != nil else {
      throw Problems(
        Diagnosis(
          code: "ticket.bad-name", place: ticket, finding: "is neither .json nor .txt",
          remedy: "give a ticket file, or a prompt in quotes"))
    }
    let token = Circumstances.real.freshID()
    guard let reference else { return try inbox.drop(bytes, as: name, token: token) }
    return try inbox.drop(bytes, as: name, withReference: reference, token: token)
  }
}
