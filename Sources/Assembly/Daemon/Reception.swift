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
  /// Something may be claimed that the database does not know of: nothing more is claimed until it does.
  private var hasLooseClaims = true
  private let start = ContinuousClock.now

  /// A single pass has no later look: it notes at once what waits, and refuses a ticket whose reference is not there.
  init(_ house: Installation, _ backlog: Backlog, isSinglePass: Bool = false) {
    self.house = house
    notes = WaitingNotes(house.folders, patience: isSinglePass ? .zero : .seconds(60))
    self.backlog = backlog
    var settings = ReadinessTracker.Settings(house.settings.watch, pollInterval: house.rescanInterval)
    if isSinglePass { (settings.referenceGrace, settings.looksOnce) = (settings.stableFor, true) }
    intake = Intake(house.folders, settings: settings) { TicketDesk.reading(of: $0, name: $1) }
  }

  /// Waits as long as `settings` say from now on; what was seen stays seen.
  mutating func follow(_ settings: Settings) {
    intake.follow(ReadinessTracker.Settings(settings.watch, pollInterval: house.rescanInterval))
  }

  /// Takes up what an earlier run of this daemon had claimed, and brings the database in line with the folders.
  mutating func adopt() async throws {
    let recovery = Recovery(house)
    try recovery.begin()
    try await takeUpClaims()
    try recovery.end()
  }

  /// Takes up claims that nobody works on; what cannot be read now is tried again at the next look.
  private mutating func takeUpClaims() async throws {
    hasLooseClaims = false
    var problems: [Diagnosis] = []
    var adoption = try house.claim.adoption(except: await backlog.known)
    while let step = try adoption.next() {
      switch step {
      case .troubled(let error): problems.append(error.diagnosis)
      case .taken(.job(let claimed)) where try Recovery(house).isOver(claimed): continue
      case .taken(let outcome): try await receive(outcome)
      }
    }
    guard !problems.isEmpty else { return }
    hasLooseClaims = true
    house.observe(.trouble(problems))
  }

  /// Looks once at the inbox and takes in what is ready.
  mutating func look(renamedIn: Set<FileName>) async throws -> Survey {
    if hasLooseClaims { try await takeUpClaims() }
    let now = ContinuousClock.now - start
    let survey = try intake.survey(at: now, renamedIn: renamedIn)
    var held = survey.waiting
    for candidate in survey.ready where !hasLooseClaims {
      // One that cannot be taken must not keep the others waiting.
      do { try await claim(candidate) } catch { held.append(stuck(candidate, error)) }
    }
    for refused in survey.refused where !hasLooseClaims {
      do { try seize(refused) } catch { held.append(stuck(refused.candidate, error)) }
    }
    let noted = try notes.update(held, at: now, time: house.circumstances.time())
    // What has no ticket yet may get one at any moment; everything else is told at once.
    tellWaiting(held.filter { !$0.waiting.isShort && $0.waiting.kind != .unattended } + noted)
    return survey
  }

  private func stuck(_ candidate: Candidate, _ error: any Error) -> Survey.Held {
    if let error = error as? DropFolderError { return Survey.Held(candidate, stuckBy: error) }
    let problems = Problems(Diagnosis.all(of: error, at: candidate.name.description))
    return Survey.Held(candidate, stuckBy: problems)
  }

  private mutating func claim(_ candidate: Candidate) async throws {
    let id = house.circumstances.freshID()
    guard let outcome = try house.claim.claim(candidate, as: id, at: house.circumstances.time()) else { return }
    try await receive(outcome)
  }

  private func seize(_ refused: Survey.Refused) throws {
    let id = house.circumstances.freshID()
    guard let folder = try house.claim.seize(refused.candidate, as: id, at: house.circumstances.time()) else { return }
    try refuse(folder, [refused.problem.diagnosis])
  }

  /// Makes a job of a claim, or a refusal; trouble with the database or the disk leaves the claim for the next look.
  private mutating func receive(_ outcome: Claim.Outcome) async throws {
    // Thousands may have come at once.
    house.vitals.beat(.inbox)
    switch outcome {
    case .refused(let folder, let error): try refuse(folder, [error.diagnosis])
    case .job(let claimed):
      do throws(Problems) {
        let ticket = try house.desk.ticket(of: claimed)
        try await accept(claimed, priority: ticket.priority)
      } catch {
        guard error.diagnoses.allSatisfy(\.transient) else { return try refuse(claimed.folder, error.diagnoses) }
        if !hasLooseClaims { house.observe(.trouble(error.diagnoses)) }
        hasLooseClaims = true
      }
    }
  }

  private func accept(_ claimed: ClaimedJob, priority: Int) async throws(Problems) {
    // Before the database knows of the job: who finds it there at once has to find its claim too.
    await backlog.add(claimed.id)
    var isKept = false
    do {
      let time = house.circumstances.time()
      var job = try house.store.accept(NewJob(claimed, priority: priority), at: time)
      isKept = true
      // Given up while its files were out of reach: they are the truth, and they are here.
      if job.state == .failed { job = try house.store.apply(.resubmit, to: job, at: time) ?? job }
      CrashPoint.acceptStored.reached()
      HangPoint.accept.reached()
      try house.show(job, of: claimed)
      CrashPoint.acceptShown.reached()
      if job.starts == 0, let twin = try house.twin(of: job) {
        try house.store.note("twin", twin, of: job.id, at: time)
        house.observe(.twin(name: claimed.name.description, of: twin))
      }
      house.observe(.accepted(name: claimed.name.description))
      if let unread = claimed.unreadText { house.observe(.trouble([unread])) }
    } catch {
      if !isKept { await backlog.forget(claimed.id) }
      throw Problems(Diagnosis.all(of: error, at: claimed.name.description))
    }
  }

  private func refuse(_ folder: ClaimedFolder, _ problems: [Diagnosis]) throws {
    let name = folder.name.description
    let path = try Rejection(house.folders).reject(folder, .init(problems))
    house.observe(.refused(name: name, problems: problems, folder: path))
  }

  /// Says of each entry why it waits, once as long as the reason stays the same.
  private mutating func tellWaiting(_ held: [Survey.Held]) {
    var now: [FileName: String] = [:]
    for entry in held {
      now[entry.name] = entry.waiting.words
      guard told[entry.name] != entry.waiting.words else { continue }
      let remedy = entry.waiting.remedy.isEmpty ? "" : "; \(entry.waiting.remedy)"
      house.observe(.waiting(name: entry.name.description, reason: entry.waiting.words + remedy))
      told[entry.name] = entry.waiting.words
    }
    told = now
  }
}

extension ReadinessTracker.Settings {
  fileprivate init(_ watch: Settings.WatchSettings, pollInterval: Duration) {
    self.init()
    stableFor = watch.stableFor
    incompleteTimeout = watch.incompleteTimeout
    self.pollInterval = pollInterval
  }
}

extension ClaimedJob {
  /// What lies beside the ticket and could be taken for one; nil when nothing does.
  fileprivate var unreadText: Diagnosis? {
    otherTexts.first.map {
      Diagnosis(
        code: "drop.text_not_read", place: "\(name)", finding: "\($0) is not read, because \(ticketPath) is the ticket",
        remedy: "put its words into the ticket as \"prompt\" or \"lyrics\", or drop it on its own")
    }
  }
}
