import Diagnostics
import DropFolder
import JobEngine
import JobStore
import Prompt
import System

/// The admission of claims: each becomes a job, or goes to `failed` with the reasons.
struct JobAdmission: Sendable {
  let folders: FolderAccess
  let records: JobRecords
  let active: ActiveJobs
  let queueFiles: QueueFiles
  let configurations: Configurations
  let heartbeats: Heartbeats
  let observe: DaemonObserver

  /// Makes a job of a claim, or a refusal; trouble with the database or the disk leaves the claim for the next look, and
  /// closes the gate until then.
  func admit(_ outcome: Claim.Outcome, _ gate: inout AdmissionGate) throws {
    // Thousands may have come at once.
    heartbeats.beat(.inbox)
    switch outcome {
    case .refused(let folder, let error): try refuse(folder, [error.diagnosis])
    case .job(let claimed):
      switch AdmissionDecision(problems: accept(claimed)) {
      case .accept: break
      case .refuse(let problems): try refuse(claimed.folder, problems)
      case .postpone(let problems): if gate.postpone() { observe(.trouble(problems)) }
      }
    }
  }

  /// Puts what was claimed into `failed`, with the reasons.
  func refuse(_ folder: ClaimedFolder, _ problems: [Diagnosis]) throws {
    let path = try Rejection(folders.current).reject(folder, .init(problems))
    observe(.refused(name: folder.name.description, problems: problems, folder: path))
  }

  /// Makes a job of a claim; returns what is in the way.
  private func accept(_ claimed: ClaimedJob) -> [Diagnosis] {
    var isKept = false
    do {
      let ticket = try configurations.current.tickets.ticket(of: claimed)
      active.add(claimed.id)
      var job = try records.store.accept(NewJob(claimed, priority: ticket.priority), at: records.clock.now())
      isKept = true
      if let event = AdmissionDecision.event(onAcceptanceOf: job) { job = try records.apply(event, to: job) ?? job }
      CrashPoint.acceptStored.reached()
      HangPoint.accept.reached()
      try queueFiles.show(job, of: claimed)
      CrashPoint.acceptShown.reached()
      try tellAcceptance(of: job, claimed)
      return []
    } catch {
      if !isKept { active.forget(claimed.id) }
      return Diagnosis.all(of: error, at: claimed.name.description)
    }
  }

  private func tellAcceptance(of job: Job, _ claimed: ClaimedJob) throws {
    let name = claimed.name.description
    if job.starts == 0, let twin = try records.twin(of: job) {
      try records.note("twin", twin, of: job.id)
      observe(.twin(name: name, of: twin))
    }
    observe(.accepted(name: name))
    if let unread = claimed.unreadText { observe(.trouble([unread])) }
  }
}

extension ClaimedJob {
  /// The warning of a text beside the ticket that looks like another one; nil when there is none.
  fileprivate var unreadText: Diagnosis? {
    otherTexts.first.map {
      Diagnosis(
        code: "drop.text_not_read", location: "\(name)",
        finding: "\($0) is not read, because \(ticketPath) is the ticket",
        remedy: "put its words into the ticket as \"prompt\" or \"lyrics\", or drop it on its own")
    }
  }
}
