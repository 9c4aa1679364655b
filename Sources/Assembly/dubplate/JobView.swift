import JobStore

/// A job as `jobs` and `show` print it.
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
  let createdAt: String
  let updatedAt: String
  var timings: [Timing] = []
  var history: [Event] = []

  struct Timing: Encodable {
    let attempt: Int
    let stage: String
    let seconds: Double

    init(_ timing: StageTiming) {
      (attempt, stage, seconds) = (timing.attempt, timing.stage, timing.seconds)
    }
  }

  struct Event: Encodable {
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
  }

  enum CodingKeys: String, CodingKey {
    case name, status, stage, progress, attempts, reason, results, timings, history
    case jobID = "job_id"
    case waitingFor = "waiting_for"
    case createdAt = "created_at"
    case updatedAt = "updated_at"
  }

  /// For people.
  var text: String {
    var lines = ["\(name)  \(status)  \(progress) %", "id        \(jobID)", "accepted  \(createdAt)"]
    if let results { lines.append("delivery  \(results)") }
    if let waitingFor { lines.append("waits for \(waitingFor)") }
    if let reason { lines.append("reason    \(reason)") }
    lines += timings.map { "\($0.stage.padded(to: 10))\(Console.decimal($0.seconds)) s" }
    lines += history.map { "\($0.time)  \($0.event)\($0.detail.map { "  \($0)" } ?? "")" }
    return lines.joined(separator: "\n")
  }
}
