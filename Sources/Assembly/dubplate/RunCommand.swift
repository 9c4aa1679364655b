import ArgumentParser
import Daemon
import Genres
import Logging
import Production
import Settings

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Watch the inbox and work.",
    discussion:
      "With --once: work off what is ready or becomes ready meanwhile, then leave. 0: all delivered, 1: some failed.")

  @Flag(help: "Work off what is ready, then leave.")
  var once = false

  @OptionGroup var options: GlobalOptions

  func run() async throws {
    let settings = try options.settings()
    let logger = options.logger(settings)
    let console = Console(logger: logger)
    let house = try Installation(
      settings, paths: options.paths(settings), catalogue: try options.catalogue(), observe: console.take)
    var quiet = logger
    quiet.logLevel = options.verbose ? .debug : .warning
    if once {
      try await Daemon(house).workOff(logger: quiet)
      if console.failures > 0 { throw ExitCode(Failure.Code.failed.rawValue) }
    } else {
      console.say("watching", options.paths(settings).inbox)
      let options = options
      let reload: @Sendable () throws -> (Settings, GenreCatalogue) = {
        (try options.settings(), try options.catalogue())
      }
      try await Daemon(house).watch(logger: quiet, reload: console.isTerminal ? nil : reload)
    }
  }
}
