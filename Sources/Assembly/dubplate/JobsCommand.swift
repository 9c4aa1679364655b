import ArgumentParser
import JobStore
import Settings

struct JobsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "jobs", abstract: "List the jobs.")

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var options: GlobalOptions

  func run() async throws {
    let jobs = try options.jobs().jobs()
    try DaemonNotice(options).tell(of: jobs)
    if json { return try Output.print(jobs.map(JobView.init)) }
    for job in jobs {
      let stage = job.stage.map { job.state.isFinal ? "" : "  \($0) \(Int(job.progress)) %" } ?? ""
      print("\(job.id.suffix(8))  \(job.state.status.padded(to: 10))  \(job.createdAt)  \(job.name)\(stage)")
    }
  }
}

extension GlobalOptions {
  /// The database that the daemon keeps, for reading.
  func jobs() throws -> JobReader {
    try JobReader(path: "\(paths(try settings()).state)/dubplate.sqlite")
  }
}

extension String {
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
