import Diagnostics
import Foundation
import JobStore

/// A job as `jobs` and `show` print it; also a ticket that was refused before it was one.
struct JobView: Encodable {
  let jobID: String
  let name: String
  let status: String
  let stage: String?
  let progress: Int
  let attempts: Int
  let waitingFor: String?
  let reason: String?
  let results: String?
  /// Whether the checks of the delivery passed and what was asked was kept, in a line; nil where nobody looked.
  var verdict: String?
  let createdAt: String
  let updatedAt: String
  /// The problems of a ticket that was refused.
  let problems: [Diagnosis]
  var timings: [StageTime] = []
  var history: [HistoryEvent] = []

  struct StageTime: Encodable {
    let attempt: Int
    let stage: String
    let seconds: Double

    init(_ timing: StageTiming) {
      (attempt, stage, seconds) = (timing.attempt, timing.stage, timing.seconds)
    }
  }

  struct HistoryEvent: Encodable {
    let time: String
    let event: String
    let detail: String?

    init(_ logged: LoggedEvent) {
      (time, event, detail) = (logged.time, logged.name, logged.detail)
    }
  }

  init(_ job: Job) {
    jobID = job.id
    name = job.name
    status = job.state.status
    stage = job.stage
    progress = job.state == .completed ? 100 : Int(job.progress)
    attempts = job.attempt
    waitingFor = job.waitingFor
    reason = job.reason
    results = job.resultPath
    createdAt = job.createdAt
    updatedAt = job.updatedAt
    problems = []
  }

  init(_ refused: RejectedTicket) {
    jobID = refused.jobID
    name = refused.name
    status = "failed"
    stage = nil
    progress = 0
    attempts = refused.attempts
    waitingFor = nil
    reason = refused.reason
    results = nil
    createdAt = refused.time.formatted(.iso8601)
    updatedAt = createdAt
    problems = refused.problems
    folder = refused.folder
  }

  /// The folder of a refused ticket.
  private(set) var folder: String?

  enum CodingKeys: String, CodingKey {
    case name, status, stage, progress, attempts, reason, results, verdict, problems, folder, timings, history
    case jobID = "job_id"
    case waitingFor = "waiting_for"
    case createdAt = "created_at"
    case updatedAt = "updated_at"
  }

}

extension JobView {
  /// The time of its acceptance, by the clock of this machine.
  var localTime: String {
    guard let date = try? Date(createdAt, strategy: .iso8601) else { return createdAt }
    let style = Date.VerbatimFormatStyle(
      format:
        "\(year: .defaultDigits)-\(month: .twoDigits)-\(day: .twoDigits) \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits)",
      locale: Locale(identifier: "en_US_POSIX"), timeZone: .current, calendar: Calendar(identifier: .gregorian))
    return date.formatted(style)
  }

  /// Its progress, the thing that it waits for, or the reason of its end.
  var detail: String {
    switch status {
    case "completed": results ?? ""
    case "processing":
      [stage.map { "\($0) \(progress) %" }, waitingFor.map { "waits for \($0)" }].compactMap(\.self)
        .joined(separator: ", ")
    case "queued": reason ?? waitingFor.map { "waits for its \($0)" } ?? ""
    default: reason ?? ""
    }
  }

  /// For people.
  var text: String {
    var lines = ["\(name)  \(status)  \(progress) %", "id        \(jobID)", "accepted  \(createdAt)"]
    if let results { lines.append("delivery  \(results)") }
    if let verdict { lines.append("verdict   \(verdict)") }
    if let waitingFor { lines.append("waits for \(waitingFor)") }
    if let folder { lines.append("ticket    \(folder)") }
    if let reason, problems.isEmpty { lines.append("reason    \(reason)") }
    for problem in problems {
      lines.append("problem   \(problem.location): \(problem.finding)")
      lines.append("to do     \(problem.remedy)")
    }
    lines += timings.map { "\($0.stage.padded(toColumns: 10))\(NumberText.decimal($0.seconds)) s" }
    lines += history.map { "\($0.time)  \($0.event)\($0.detail.map { "  \($0)" } ?? "")" }
    return lines.joined(separator: "\n")
  }
}
