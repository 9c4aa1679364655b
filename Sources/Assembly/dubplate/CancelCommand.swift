import ArgumentParser
import DropFolder

struct CancelCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Cancel a job; its ticket goes to the archive.",
    usage: "dubplate cancel [<options>] <job>",
    discussion: """
      The same as deleting its file in the queue folder while the daemon runs.

      Example: a job that is queued or at work
        dubplate cancel night-drive
      """)

  @Argument(help: "Its name, its id, or the end of its id.")
  var job: String

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var options: GlobalOptions

  func run() async throws { try await Asking(.cancel, job, options, json: json).untilDone() }
}
