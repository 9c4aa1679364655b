import Diagnostics
import DropFolder
import Foundation
import JobStore
import Prompt
import System

/// Takes jobs up again that failed or were cancelled, under their old ids and names.
///
/// The database is changed first, and then the files move: after a crash between the two the files tell where the job
/// stands, and the request, which goes last, is found again.
struct Reopening {
  private let house: Installation
  private let backlog: Backlog

  init(_ house: Installation, _ backlog: Backlog) {
    self.house = house
    self.backlog = backlog
  }

  /// Takes up the one of `found` that has ended, or a ticket that was refused; returns why not.
  func reopen(_ request: QueueRequest, _ found: [Job]) async throws -> String? {
    guard let job = found.first(where: { $0.state == .failed || $0.state == .cancelled }) ?? found.first else {
      guard let (id, dropped) = refused(request) else { return "there is no such job" }
      guard try await takeUp(id, dropped) else { return "its files are not in failed any more" }
      return nil
    }
    guard let id = JobID(job.id), let dropped = FileName(job.droppedName) else { return "its id is damaged" }
    // Taken up already, because its files were found again.
    if job.state == .queued, job.attempt == 0, try house.folders.hasClaim(of: id) { return nil }
    // Queued without a claim: the program died when it was taken up.
    let isHalfway = try job.state == .queued && !house.folders.hasClaim(of: id)
    guard job.state == .failed || job.state == .cancelled || isHalfway else { return "it is \(job.state.status)" }
    guard await backlog.hold(job.id) else { return "it is being worked on" }
    do {
      let now = house.circumstances.time()
      let queued = isHalfway ? job : try house.store.apply(.resubmit, to: job, at: now)
      CrashPoint.retryNoted.reached()
      let isTaken = try await takeUp(id, dropped)
      if !isTaken, let queued {
        _ = try house.store.apply(.fail(reason: "its files are neither in failed nor in archive"), to: queued, at: now)
      }
      await backlog.end(job.id, .later)
      return isTaken ? nil : "its files are neither in failed nor in archive"
    } catch {
      await backlog.end(job.id, .later)
      throw error
    }
  }

  /// Claims the files again; false when they are not there.
  private func takeUp(_ id: JobID, _ dropped: FileName) async throws -> Bool {
    let now = house.circumstances.time()
    let name = PublicName(of: dropped)
    guard let outcome = try house.claim.reclaim(id, name: name, dropped: dropped, at: now) else { return false }
    switch outcome {
    case .refused(let folder, let error): try refuse(folder, error.diagnoses)
    case .job(let claimed):
      do {
        let ticket = try house.desk.ticket(of: claimed)
        let job = try house.store.accept(NewJob(claimed, priority: ticket.priority), at: now)
        await backlog.add(id)
        try house.show(job, of: claimed)
        house.observe(.accepted(name: dropped.description))
      } catch let problems as Problems { try refuse(claimed.folder, problems.diagnoses) }
    }
    return true
  }

  private func refuse(_ folder: ClaimedFolder, _ problems: [Diagnosis]) throws {
    let path = try Rejection(house.folders).reject(folder, .init(problems))
    if let job = try house.store.reader.job(folder.id.description) {
      let reason = problems.map(\.description).joined(separator: "; ")
      _ = try house.store.apply(.fail(reason: reason), to: job, at: house.circumstances.time())
    }
    house.observe(.refused(name: folder.name.description, problems: problems, folder: path))
  }

  /// A ticket in `failed` that never became a job: its id, and the name under which it was dropped.
  private func refused(_ request: QueueRequest) -> (JobID, FileName)? {
    guard let end = request.idEnd else { return nil }
    let files = FileManager.default
    let folders = (try? files.contentsOfDirectory(atPath: house.layout.failed)) ?? []
    for folder in folders.sorted() where folder == request.name || folder.hasPrefix("\(request.name)~") {
      let path = "\(house.layout.failed)/\(folder)"
      guard let id = FailureRecord(at: path)?.job_id.flatMap({ JobID($0) }), id.short == end else { continue }
      let names = (try? files.contentsOfDirectory(atPath: path)) ?? []
      let ticket = [".json", ".txt"].map { request.name + $0 }.first(where: names.contains)
      return FileName(text: ticket ?? request.name).map { (id, $0) }
    }
    return nil
  }
}

extension NewJob {
  /// A job as it was claimed.
  init(_ claimed: ClaimedJob, priority: Int) {
    self.init(
      id: claimed.id.description, name: claimed.publicName.description, droppedName: claimed.name.bytes,
      ticket: claimed.ticket, ticketSHA256: claimed.fingerprint.description, priority: priority)
  }
}
