import ArgumentParser
import Daemon
import Foundation
import Genres
import Logging
import Production
import Settings

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Watch the inbox and work.",
    usage: "dubplate run [<options>]",
    discussion: """
      With --once: work off what is ready or becomes ready meanwhile, then leave. 0: all delivered, 1: some failed, 75: \
      some wait for a disk, a share or a service, or another run is at work; try again later. Ctrl-C and SIGTERM put the \
      jobs under way back into the queue.

      Example: what cron runs at night
        dubplate run --once --root /srv/dubplate
      """)

  @Flag(help: "Work off what is ready, then leave.")
  var once = false

  @OptionGroup var options: GlobalOptions

  func run() async throws {
    let settings = try options.settings()
    let logger = options.logger(settings)
    let reporter = ConsoleProgress(logger: logger)
    let (paths, catalogue) = (options.paths(settings), try options.catalogue())
    var quiet = logger
    quiet.logLevel = options.verbose ? .debug : .warning
    if once {
      let daemon = try Daemon(settings, paths: paths, catalogue: catalogue, observe: reporter.report)
      let left = try await daemon.workOff(logger: quiet)
      let isStopped = try options.reportStop(reporter, goingOn: "dubplate run --once")
      if !isStopped, reporter.failures > 0 { throw ExitCode(Failure.Code.failed.rawValue) }
      if left > 0 { throw ExitCode(Failure.Code.tryAgain.rawValue) }
    } else {
      // A reload that is asked for while the folders are away must not end the program.
      if !reporter.isTerminal { signal(SIGHUP, SIG_IGN) }
      let daemon = try await Daemon.whenFoldersAreInPlace(
        settings, paths: paths, catalogue: catalogue, environment: ProcessInfo.processInfo.environment,
        observe: reporter.report)
      reporter.say("watching", paths.inbox)
      let options = options
      let reload: @Sendable () throws -> (Settings, GenreCatalogue) = {
        (try options.settings(), try options.catalogue())
      }
      try await daemon.watch(logger: quiet, reload: reporter.isTerminal ? nil : reload)
      if try !options.reportStop(reporter, goingOn: "dubplate run") { reporter.say("stopped", "nothing was at work") }
    }
  }
}
