import ArgumentParser
import Diagnosis
import Foundation
import JobStore
import Settings

struct JobsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "jobs", abstract: "List the jobs.")

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var options: GlobalOptions

  func run() async throws {
    let jobs = try options.jobs().jobs()
    if json { return try Output.print(jobs.map(JobView.init)) }
    for job in jobs {
      let stage = job.stage.map { job.state.isFinal ? "" : "  \($0) \(Int(job.progress)) %" } ?? ""
      print("\(job.id.suffix(8))  \(job.state.status.padded(to: 10))  \(job.createdAt)  \(job.name)\(stage)")
    }
  }
}

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
    var view = JobView(found)
    view.timings = try reader.timings(of: found.id).map { JobView.Timing($0) }
    view.history = try reader.history(of: found.id).map { JobView.Event($0) }
    if json { return try Output.print(view) }
    print(view.text)
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
