import ArgumentParser
import Diagnosis
import JobStore

struct ShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "show", abstract: "Show one job.")

  @Argument(help: "Its name, its id, or the end of its id.")
  var job: String

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var options: GlobalOptions

  func run() async throws {
    let reader = try options.jobs()
    guard let found = try reader.jobs(called: job).first else {
      throw Problems(
        Diagnosis(
          code: "job.unknown", place: job, finding: "there is no such job",
          remedy: "`dubplate jobs` lists their names and ids"))
    }
    try DaemonNotice(options).tell(of: [found])
    var view = JobView(found)
    view.timings = try reader.timings(of: found.id).map { JobView.Timing($0) }
    view.history = try reader.history(of: found.id).map { JobView.Event($0) }
    if json { return try Output.print(view) }
    print(view.text)
  }
}
