import ArgumentParser
import Daemon
import Prompt

struct ParseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse", abstract: "Print what a prompt is understood to say, as JSON.")

  @Argument(help: "What you want to hear.")
  var prompt: String

  @Flag(help: "Print JSON, which is what it always does.")
  var json = false

  @OptionGroup var options: GlobalOptions

  func run() async throws {
    let parser = try RuleParser(options.settings())
    try Output.print(parser.brief(for: Ticket(prompt: prompt)))
  }
}
