import DropFolder
import JobStore

/// Brings the database in line with the folders after a run that did not end in good order.
struct Recovery {
  private let house: Installation

  init(_ house: Installation) { self.house = house }

  /// No job can be under way now, for this process holds the lock: what was goes back to the queue or is delivered.
  func settleJobs() throws {
    for job in try house.store.reader.jobs(in: [.running, .publishing, .held]) {
      if job.state == .publishing, let id = JobID(job.id), let found = try published(id, job) {
        _ = try house.store.apply(.deliver(path: found), to: job, at: house.circumstances.time())
      } else {
        let event: JobEvent = job.state == .held ? .release : .interrupt
        _ = try house.store.apply(event, to: job, at: house.circumstances.time())
      }
    }
  }

  /// Whether the job was delivered already; then only its ticket is still to be archived, which this does.
  func isDelivered(_ claimed: ClaimedJob) throws -> Bool {
    guard let job = try house.store.reader.job(claimed.id.description), job.state == .delivered else { return false }
    _ = try Archive(house.folders).store(claimed.folder)
    _ = try house.store.apply(.archive(outcome: "delivered"), to: job, at: house.circumstances.time())
    try QueueProjection(house.folders).remove(claimed.id, name: claimed.publicName)
    return true
  }

  private func published(_ id: JobID, _ job: Job) throws -> String? {
    guard let name = FileName(job.droppedName) else { return nil }
    return try Publication(house.folders).find(id, name: PublicName(of: name))?.path
  }
}
