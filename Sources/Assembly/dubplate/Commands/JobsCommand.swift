import ArgumentParser
import Foundation
import JobStore
import Settings

struct JobsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jobs", abstract: "List the jobs, the latest last, and the tickets that were refused.",
    usage: "dubplate jobs [<options>]",
    discussion: """
      Example: what failed since yesterday
        dubplate jobs --state failed --since yesterday
      """)

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var filter: JobFilter
  @OptionGroup var options: GlobalOptions

  /// The number that a terminal shows unless another one is asked for.
  private static let most = 100

  func run() async throws {
    let paths = options.paths(try options.settings())
    let jobs = try options.jobs().jobs()
    try DaemonNotice(options).print(for: jobs)
    let ids = Set(jobs.map(\.id))
    let refused = RejectedTicket.all(in: paths.failed).filter { !ids.contains($0.jobID) }
    let now = Date.now
    let all = (jobs.map { JobView($0) } + refused.map { JobView($0) }).sorted { $0.createdAt < $1.createdAt }
    let found = all.filter { filter.includes($0, now: now) }
    let most = filter.limit ?? (StandardOutput.isTerminal && !json ? Self.most : 0)
    let shown = most > 0 ? Array(found.suffix(most)) : found
    if json { return try StandardOutput.print(shown) }
    guard !all.isEmpty else { return ConsoleProgress.printError("No ticket was ever accepted here.") }
    guard !found.isEmpty else { return ConsoleProgress.printError("None of \(all.count) jobs is like that.") }
    StandardOutput.print(Self.table(shown))
    if shown.count < found.count {
      ConsoleProgress.printError("These are the latest \(shown.count) of \(found.count); --limit 0 lists all.")
    }
  }

  private static func table(_ jobs: [JobView]) -> TextTable {
    var table = TextTable([
      .init("ID"), .init("STATE"), .init("ACCEPTED", expendable: true), .init("NAME", elastic: true),
      .init("DETAIL", elastic: true, expendable: true),
    ])
    for job in jobs {
      table.add([String(job.jobID.suffix(8)), job.status, job.localTime, job.name, job.detail])
    }
    return table
  }
}

extension GlobalOptions {
  /// The database that the daemon keeps, for reading.
  func jobs() throws -> JobReader {
    try JobReader(path: "\(paths(try settings()).state)/dubplate.sqlite")
  }
}
