import Diagnostics
import DropFolder
import JobEngine
import Settings
import System

/// The look at the inbox, repeated for as long as it is watched: tickets there become jobs, or refusals with their reasons.
///
/// It is bound to the folders as they were when it was made.
struct InboxLook: Sendable {
  private let folders: FolderAccess
  private let admission: JobAdmission
  private let adoption: ClaimAdoption
  private let ids: JobIDSource
  private let clock: WallClock
  private let observe: DaemonObserver
  private var intake: InboxMonitor
  private var notes: WaitingNotes
  private var told = NamedRepeatFilter<FileName>()
  private var gate = AdmissionGate()
  private let start = ContinuousClock.now

  /// A single pass (`isSinglePass`) has no later look: it notes at once what waits, and refuses a ticket whose reference is
  /// not there.
  init(
    _ folders: FolderAccess, _ admission: JobAdmission, _ adoption: ClaimAdoption, ids: JobIDSource, clock: WallClock,
    timing: ReadinessTracker.Settings, isSinglePass: Bool, observe: @escaping DaemonObserver
  ) {
    (self.folders, self.admission, self.adoption) = (folders, admission, adoption)
    (self.ids, self.clock, self.observe) = (ids, clock, observe)
    notes = WaitingNotes(folders.current, patience: isSinglePass ? .zero : .seconds(60))
    var timing = timing
    if isSinglePass { (timing.referenceGrace, timing.looksOnce) = (timing.stableFor, true) }
    intake = InboxMonitor(folders.current, settings: timing) { TicketArrival.reading(of: $0, name: $1) }
  }

  /// Waits as long as `timing` says from now on; what was seen stays seen.
  mutating func follow(_ timing: ReadinessTracker.Settings) { intake.follow(timing) }

  /// Looks once, and claims and admits what is ready.
  mutating func look(renamedIn: Set<FileName>) throws -> InboxStatus {
    if !gate.isOpen { try adoption.adopt(&gate) }
    let now = ContinuousClock.now - start
    let survey = try intake.survey(at: now, renamedIn: renamedIn)
    var held = survey.waiting
    for candidate in survey.ready where gate.isOpen {
      // One that cannot be claimed must not keep the others waiting.
      do {
        let outcome = try folders.claims.claim(candidate, as: ids.next(), at: clock.now())
        if let outcome { try admission.admit(outcome, &gate) }
      } catch { held.append(stuck(candidate, error)) }
    }
    for refused in survey.refused where gate.isOpen {
      do {
        let folder = try folders.claims.seize(refused.candidate, as: ids.next(), at: clock.now())
        if let folder { try admission.refuse(folder, [refused.problem.diagnosis]) }
      } catch { held.append(stuck(refused.candidate, error)) }
    }
    let noted = try notes.update(held, at: now, time: clock.now())
    // What has no ticket yet may get one at any moment; everything else is told at once.
    tellWaiting(held.filter { !$0.waiting.isShort && $0.waiting.kind != .unattended } + noted)
    return survey
  }

  private func stuck(_ candidate: Candidate, _ error: any Error) -> InboxStatus.WaitingEntry {
    if let error = error as? any Diagnosable { return InboxStatus.WaitingEntry(candidate, stuckBy: error) }
    let problems = Problems(Diagnosis.all(of: error, at: candidate.name.description))
    return InboxStatus.WaitingEntry(candidate, stuckBy: problems)
  }

  /// Says of each entry why it waits, once as long as the reason stays the same.
  private mutating func tellWaiting(_ held: [InboxStatus.WaitingEntry]) {
    for index in told.news(held.map { ($0.name, $0.waiting.words) }) {
      let waiting = held[index].waiting
      let remedy = waiting.remedy.isEmpty ? "" : "; \(waiting.remedy)"
      observe(.waiting(name: held[index].name.description, reason: waiting.words + remedy))
    }
  }
}

extension ReadinessTracker.Settings {
  /// The times that `configuration` grants; `hidesChanges` is nil where it is not known.
  init(_ configuration: Configuration, hidesChanges: Bool?) {
    self.init()
    stableFor = configuration.settings.watch.stableFor
    incompleteTimeout = configuration.settings.watch.incompleteTimeout
    pollInterval = configuration.intervals.inbox(hidesChanges: hidesChanges)
  }
}
