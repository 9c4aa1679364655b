import Diagnostics
import System

/// Looks at the inbox again and again and says what is ready: the scan and the tracker put together.
public struct InboxMonitor: Sendable {
  /// Reads as much of a ticket as there is; the second argument is its name.
  public typealias Reader = @Sendable ([UInt8], FileName) -> TicketReading

  private let inbox: Directory
  private let read: Reader
  private let ticketLimit: Int
  private var tracker: ReadinessTracker
  private var readings: [FileName: CachedReading] = [:]
  private var checksums: Checksums

  /// An intake that has seen nothing yet.
  public init(
    _ folders: Folders, settings: ReadinessTracker.Settings = .init(), ticketLimit: Int = ClaimedJob.ticketLimit,
    read: @escaping Reader
  ) {
    inbox = folders.inbox
    checksums = Checksums(folders.inbox)
    tracker = ReadinessTracker(settings: settings)
    self.ticketLimit = ticketLimit
    self.read = read
  }

  /// Waits as long as `settings` say from now on; what was seen stays seen.
  public mutating func follow(_ settings: ReadinessTracker.Settings) { tracker.follow(settings) }

  /// Looks once, at `now` on a clock that only goes forward; `renamedIn` are names that events told of.
  public mutating func survey(
    at now: Duration, renamedIn: Set<FileName> = []
  ) throws(FileError) -> InboxStatus {
    let scan = try InboxScan(inbox)
    var survey = InboxStatus(scan, again: tracker.settings.pollInterval)
    for candidate in scan.candidates {
      // A writer that says when it is done is believed, as one is that renames.
      let isDone = candidate.companions.contains(candidate.name.suffixed(".done"))
      let seen = try observe(candidate, renamedIn: isDone || renamedIn.contains(candidate.name))
      survey.add(seen.candidate, tracker.observe(seen, at: now))
    }
    survey.forgetReferences()
    let names = Set(scan.candidates.map(\.name))
    tracker.keep(only: names)
    checksums.forgetUnseen()
    readings = readings.filter { names.contains($0.key) }
    return survey
  }

  private mutating func observe(_ candidate: Candidate, renamedIn: Bool) throws(FileError) -> Observation {
    let reading = reading(of: candidate)
    guard case .ticket(.complete(let names)) = reading else {
      return Observation(candidate, reading: reading, renamedIn: renamedIn)
    }
    var candidate = candidate
    let missing = try include(names, in: &candidate)
    if candidate.problem == nil, let wrong = try checksums.mismatch(among: candidate.members) {
      return Observation(candidate, reading: .ticket(.incomplete(wrong)), renamedIn: renamedIn)
    }
    return Observation(candidate, reading: reading, missing: missing, renamedIn: renamedIn)
  }

  /// Reads the ticket, unless nothing has changed since it was read last.
  private mutating func reading(of candidate: Candidate) -> Observation.CandidateContent {
    guard let ticket = candidate.ticket, candidate.problem == nil,
      let snapshot = candidate.members.first(where: { $0.path == ticket })?.snapshot
    else { return .ticket(.complete(references: [])) }
    if let cached = readings[candidate.name], cached.snapshot == snapshot { return cached.reading }
    let reading = freshReading(of: ticket, bytes: snapshot.size)
    if case .ticket = reading { readings[candidate.name] = CachedReading(snapshot: snapshot, reading: reading) }
    return reading
  }

  private func freshReading(of ticket: RelativePath, bytes: Int) -> Observation.CandidateContent {
    // A ticket above the limit is claimed unread: the claim refuses it in words.
    guard bytes <= ticketLimit else { return .ticket(.complete(references: [])) }
    guard bytes > 0 else { return .ticket(.incomplete("it is empty")) }
    do {
      return .ticket(read(try inbox.openFile(ticket).readAll(limit: ticketLimit), ticket.last))
    } catch {
      return .unreadable(error.diagnosis.description)
    }
  }

  /// Adds the audio that the ticket names to what must hold still; returns what is not there.
  ///
  /// Names that lead out of the folder are left to whoever checks the ticket.
  private func include(_ names: [String], in candidate: inout Candidate) throws(FileError) -> [String] {
    var missing: [String] = []
    for name in names {
      guard let path = RelativePath(text: name) else { continue }
      let full = candidate.isBundle ? candidate.name / path : path
      let there = try inbox.resolved(full)
      if let there, candidate.members.contains(where: { $0.path == there }) { continue }
      if let there, let snapshot = try inbox.snapshot(of: there), !candidate.isBundle {
        if snapshot.kind != .file {
          candidate.problem = .file(.notRegular(path: "\(inbox.path)/\(there)", kind: snapshot.kind.words))
        }
        candidate.members.append(FileEntry(path: there, snapshot: snapshot))
        candidate.references.append(there)
      } else {
        missing.append(printable(name.utf8))
      }
    }
    return missing
  }

  private struct CachedReading {
    let snapshot: FileSnapshot
    let reading: Observation.CandidateContent
  }
}
