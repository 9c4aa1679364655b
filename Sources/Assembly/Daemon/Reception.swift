import Diagnosis
import DropFolder
import Fingerprint
import JobStore
import Prompt
import Settings
import Synchronization

/// Turns what lies in the inbox into jobs, or into refusals with their reasons.
struct Reception {
  private let house: Installation
  private let backlog: Backlog
  private var intake: Intake
  private var notes: WaitingNotes
  private var told: [FileName: String] = [:]
  private let start = ContinuousClock.now

  /// A single pass has no later look: it notes at once what waits, and refuses a ticket whose reference is not there.
  init(_ house: Installation, _ backlog: Backlog, isSinglePass: Bool = false) {
    self.house = house
    notes = WaitingNotes(house.folders, patience: isSinglePass ? .zero : .seconds(60))
    self.backlog = backlog
    var settings = ReadinessTracker.Settings()
    settings.stableFor = .seconds(house.settings.watch.stableFor)
    if isSinglePass { settings.referenceGrace = settings.stableFor }
    settings.incompleteTimeout = .seconds(house.settings.watch.incompleteTimeout)
    settings.pollInterval = house.rescanInterval
    intake = Intake(house.folders, settings: settings) { TicketDesk.reading(of: $0, name: $1) }
  }

  /// Takes up what an earlier run of this daemon had claimed.
  func adopt() async throws {
    let recovery = Recovery(house)
    try recovery.settleJobs()
    for outcome in try house.claim.adopt() {
      if case .job(let claimed) = outcome, try recovery.isDelivered(claimed) { continue }
      try await receive(outcome)
    }
  }

  /// Looks once at the inbox and takes in what is ready.
  mutating func look(renamedIn: Set<FileName>) async throws -> Survey {
    let now = ContinuousClock.now - start
    let survey = try intake.survey(at: now, renamedIn: renamedIn)
    for candidate in survey.ready {
      let id = house.circumstances.freshID()
      if let outcome = try house.claim.claim(candidate, as: id, at: house.circumstances.time()) {
        try await receive(outcome)
      }
    }
    for refused in survey.refused {
      let id = house.circumstances.freshID()
      if let folder = try house.claim.seize(refused.candidate, as: id, at: house.circumstances.time()) {
        try refuse(folder, [refused.problem.diagnosis])
      }
    }
    tellWaiting(survey)
    try notes.update(survey.waiting.filter { !$0.waiting.isShort }, at: now)
    return survey
  }

  private func receive(_ outcome: Claim.Outcome) async throws {
    switch outcome {
    case .refused(let folder, let error): try refuse(folder, [error.diagnosis])
    case .job(let claimed):
      do throws(Problems) {
        let ticket = try house.desk.ticket(of: claimed)
        try await accept(claimed, priority: ticket.priority)
      } catch {
        try refuse(claimed.folder, error.diagnoses)
      }
    }
  }

  private func accept(_ claimed: ClaimedJob, priority: Int) async throws(Problems) {
    do {
      let job = try house.store.accept(
        NewJob(
          id: claimed.id.description, name: claimed.publicName.description, droppedName: claimed.name.bytes,
          ticket: claimed.ticket, ticketSHA256: claimed.fingerprint.description, priority: priority),
        at: house.circumstances.time())
      await backlog.add(claimed)
      try QueueProjection(house.folders).show(QueueStatus(claimed, job))
      house.observe(.accepted(name: claimed.name.description))
    } catch {
      throw Problems(Diagnosis.all(of: error, at: claimed.name.description))
    }
  }

  private func refuse(_ folder: ClaimedFolder, _ problems: [Diagnosis]) throws {
    let name = folder.name.description
    let path = try Rejection(house.folders).reject(folder, .init(problems))
    house.observe(.refused(name: name, problems: problems, folder: path))
  }

  /// Says of each entry why it waits, once as long as the reason stays the same.
  private mutating func tellWaiting(_ survey: Survey) {
    var now: [FileName: String] = [:]
    for held in survey.waiting where !held.waiting.isShort {
      now[held.name] = held.waiting.words
      if told[held.name] != held.waiting.words {
        house.observe(.waiting(name: held.name.description, reason: held.waiting.words))
      }
    }
    told = now
  }
}

extension QueueStatus {
  init(_ claimed: ClaimedJob, _ job: Job) {
    self.init(job: claimed.id, name: claimed.publicName, status: job.state.status)
    stage = job.stage
    progress = Int(job.progress)
    reason = job.reason
  }
}
