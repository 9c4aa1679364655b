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

  func run() async throws { try await JobControlRequest(.cancel, job, options, json: json).run() }
}

struct RetryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry", abstract: "Take a failed or cancelled job up again, under its name and id.",
    usage: "dubplate retry [<options>] <job>",
    discussion: """
      Finished stages are used again as far as they are kept; a track that missed a check gets another \
      seed.

      Example: one that failed, by the end of its id
        dubplate retry 4fae6b03
      """)

  @Argument(help: "Its name, its id, or the end of its id.")
  var job: String

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var options: GlobalOptions

  func run() async throws { try await JobControlRequest(.retry, job, options, json: json).run() }
}
