import ArgumentParser
import JobStore
import Production

struct ShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one job, or why a ticket was refused.",
    usage: "dubplate show [<options>] <job>",
    discussion: """
      Example: the latest job of this name
        dubplate show night-drive
      """)

  @Argument(help: "Its name, its id, or the end of its id.")
  var job: String

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var options: GlobalOptions

  func run() async throws {
    let view = try view(of: job)
    if json { try StandardOutput.print(view) } else { StandardOutput.print(text: view.text + "\n") }
  }

  private func view(of text: String) throws -> JobView {
    let lookup = try JobLookup(options)
    if let found = try lookup.jobs(called: text).first {
      try DaemonNotice(options).print(for: [found])
      let reader = try options.jobs()
      var view = JobView(found)
      view.timings = try reader.timings(of: found.id).map { JobView.StageTime($0) }
      view.history = try reader.history(of: found.id).map { JobView.HistoryEvent($0) }
      view.verdict = found.resultPath.flatMap(DeliveredFolder.verdict)
      return view
    }
    guard let refused = lookup.rejected(called: text) else { throw lookup.unknown(text) }
    return JobView(refused)
  }
}
