import ArgumentParser
import Production

/// Drop a prompt in a folder, get a mastered track and its stems back.
@main
struct Dubplate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dubplate", abstract: "Drop a prompt in a folder, get a mastered track and its stems back.",
    version: dubplateVersion,
    subcommands: [
      RunCommand.self, RenderCommand.self, DropCommand.self, JobsCommand.self, ShowCommand.self,
      CancelCommand.self, RetryCommand.self, ParseCommand.self, AnalyzeCommand.self, QACommand.self,
      MasterCommand.self, DoctorCommand.self,
    ])

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      Failure(error).end()
    }
  }
}
