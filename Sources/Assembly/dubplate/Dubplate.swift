import ArgumentParser
import Foundation
import Production

/// Drop a prompt in a folder, get a mastered track and its stems back.
@main
struct Dubplate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dubplate", abstract: "Drop a prompt in a folder, get a mastered track and its stems back.",
    discussion: """
      Example: one track, without a daemon
        dubplate render "calm ambient with piano" --duration 60
      """,
    version: dubplateVersion,
    subcommands: [
      RunCommand.self, RenderCommand.self, DropCommand.self, JobsCommand.self, ShowCommand.self,
      CancelCommand.self, RetryCommand.self, ParseCommand.self, AnalyzeCommand.self, QACommand.self,
      MasterCommand.self, SoundsCommand.self, DoctorCommand.self,
    ])

  static func main() async {
    let arguments = CommandLineArguments(
      Array(CommandLine.arguments.dropFirst()),
      commands: configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"])
    if let words = arguments.unknownCommand {
      ConsoleProgress.printError(words)
      Foundation.exit(Failure.Code.usage.rawValue)
    }
    do {
      var command = try parseAsRoot(arguments.parsable)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      Failure(error, of: arguments).end()
    }
  }
}
