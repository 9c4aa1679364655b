import ClipServices
import Diagnostics
import DropFolder
import JobEngine
import JobStore
import Production
import Prompt
import System

/// The making of one attempt at a job: its order, its folders and its reports of progress, put together for production.
struct AttemptMaker: Sendable {
  let folders: FolderAccess
  let disk: DiskSpace
  /// Makes what carries the progress of an attempt to those who want to know of it.
  let makeReporter: @Sendable (Job, ClaimedJob) -> ProgressReporter

  /// Makes an attempt after those of `records`; its delivery is built in `staged`.
  func attempt(
    _ job: Job, _ item: WorkItem, in staged: StagingFolder, after records: [AttemptRecord]
  ) async throws(ProductionError) -> AttemptResult {
    let (order, audio): (ProductionJob, OpenFile?)
    do {
      try folders.current.makeWorkFolder(of: item.id)
      let ticket = try item.ticket.get()
      audio = try item.configuration.tickets.reference(of: ticket, in: item.claimed)
      order = ProductionJob(
        jobID: job.id, name: job.name, ticket: ticket, ticketText: item.claimed.ticket,
        ticketSHA256: job.ticketSHA256, reference: audio?.path,
        referenceName: audio.flatMap { _ in ticket.reference ?? item.claimed.ownAudio?.description })
    } catch {
      throw .failed(.parse, Diagnosis.all(of: error, at: item.name))
    }
    // The file must stay open for as long as its path is used.
    defer { withExtendedLifetime(audio) {} }
    let reporter = makeReporter(job, item.claimed)
    let workplace = AttemptFolders(work: folders.layout.checkpoints(of: item.id), delivery: staged.path) { need in
      try disk.reserve(DiskDemand(work: need.work, delivery: need.delivery), for: job.id)
    }
    let turn = OrderingJob(job.id, priority: job.priority) { reporter.setWait($1, of: $0, item.setResting) }
    let producer = item.configuration.producer
    let result: Result<AttemptResult, ProductionError> = await OrderingJob.$current.withValue(turn) {
      do throws(ProductionError) {
        return .success(try await producer.attempt(order, in: workplace, after: records, observe: reporter.note))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }
}
