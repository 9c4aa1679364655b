import DropFolder
import JobStore
import System

/// What has become of a ticket that was dropped.
struct Dropped: Encodable, Sendable {
  /// The name it got in the inbox.
  let name: String
  /// As of a job; `dropped` before it is one.
  let status: String
  let jobID: String?
  /// Its path in the inbox, or where the delivery or the refused ticket is; nil when there is neither.
  let results: String?
  let reason: String?

  /// A ticket in the inbox.
  init(_ name: FileName, in inbox: String) {
    self.init(name, "dropped", results: "\(inbox)/\(name)")
  }

  init(_ name: FileName, _ job: Job) {
    self.init(name, job.state.status, jobID: job.id, results: job.resultPath, reason: job.reason)
  }

  /// A ticket that was refused before it was a job.
  init(_ name: FileName, _ rejected: RejectedTicket) {
    self.init(name, "failed", jobID: rejected.jobID, results: nil, reason: rejected.reason)
  }

  private init(
    _ name: FileName, _ status: String, jobID: String? = nil, results: String? = nil, reason: String? = nil
  ) {
    self.name = name.description
    self.status = status
    self.jobID = jobID
    self.results = results
    self.reason = reason
  }

  enum CodingKeys: String, CodingKey {
    case name, status, results, reason
    case jobID = "job_id"
  }
}
