import Diagnostics
import DropFolder
import JobStore
import System

extension JobRunner {
  /// Gives up a job whose files have left the claims, though the inbox is in place; its ticket, which the database has
  /// kept, lies in `failed` then.
  static func giveUpLost(_ job: Job, _ house: Installation) throws {
    let now = house.circumstances.time()
    let problem = Diagnosis(
      code: "job.files_missing", place: job.name,
      finding: "its files are neither claimed nor in the inbox any more: somebody has moved or deleted them",
      remedy: "the ticket lies here as it was dropped; put its audio beside it, if it had any, and run: dubplate retry"
        + " \(job.name)")
    var folder = house.layout.failed
    if let id = JobID(job.id), let dropped = FileName(job.droppedName) {
      let restored = try house.claim.restore(id, dropped: dropped, ticket: job.ticket, at: now)
      folder = try Rejection(house.folders).reject(restored, .init([problem], attempts: job.attempt))
      try house.queueBoard.remove(id, name: restored.publicName, in: house.folders)
    }
    _ = try house.store.apply(.fail(reason: problem.description), to: job, at: now)
    house.observe(.failed(name: job.name, problems: [problem], folder: folder))
  }
}

extension Installation {
  /// What is wrong with the folders, where they are not in place; nil when they are.
  var absence: Diagnosis? {
    let folders = folders
    guard !folders.areInPlace else { return nil }
    do {
      let plan = try folders.replanned(layout, hasOpenJobs: true)
      if let absence = plan.absences.first { return absence.diagnosis }
    } catch { return error.diagnosis }
    return Diagnosis(
      code: "folder.replaced", place: layout.root, finding: "folders were exchanged while a job was worked on",
      remedy: "nothing: they are opened again, and the job goes on", transient: true)
  }
}
