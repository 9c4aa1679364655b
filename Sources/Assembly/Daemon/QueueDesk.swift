import Diagnostics
import DropFolder
import JobStore
import System

/// Does what people ask for in the queue folder: cancels jobs whose file was deleted, and answers `.cancel` and `.retry`.
struct QueueDesk {
  let house: Installation
  let backlog: Backlog
  /// Files that were missing at the last look: only what two looks agree on counts.
  private var missing: Set<FileName> = []

  init(_ house: Installation, _ backlog: Backlog) {
    self.house = house
    self.backlog = backlog
  }

  /// Whether a second look should follow soon.
  var isUnsure: Bool { !missing.isEmpty }

  /// Looks once.
  ///
  /// In a folder that is away, or another than before, nothing counts as deleted.
  mutating func look() async throws {
    guard house.folders.areInPlace else { return }
    let projection = QueueProjection(house.folders)
    let listing = try projection.listing()
    if !listing.isMarked { try await begin(projection) }
    for request in listing.requests {
      if let refusal = try await answer(request) {
        house.observe(.declined(request: request.file.description, reason: refusal))
      }
      try projection.withdraw(request)
    }
    guard listing.isMarked else { return }
    let gone = house.queueBoard.files.filter { !listing.files.contains($0.key) }
    for (file, id) in gone where missing.contains(file) {
      _ = try await Cancelling(house, backlog).cancel(id, reason: "its file in the queue folder was deleted")
      house.queueBoard.forget(file)
    }
    missing = Set(gone.keys).subtracting(missing)
  }

  /// Marks a folder that bears no mark, and shows all jobs in it.
  private mutating func begin(_ projection: QueueProjection) async throws {
    missing = []
    house.queueBoard.forgetAll()
    for job in try house.store.reader.jobs(in: [.queued, .held, .running]) {
      if let claimed = try await backlog.claim(of: job.id, in: house.claim) { try house.show(job, of: claimed) }
    }
    try projection.mark()
  }

  /// Does what is asked; returns why not.
  private func answer(_ request: QueueRequest) async throws -> String? {
    let found = try house.store.reader.jobs(called: request.idEnd ?? request.name)
    switch request.kind {
    case .cancel:
      guard let job = found.first(where: { !$0.state.isFinal }) ?? found.first else { return "there is no such job" }
      let isDone = try await Cancelling(house, backlog).cancel(job.id, reason: "\(request.file) asks for it")
      return isDone ? nil : "it is \(job.state.status) and cannot be cancelled any more"
    case .retry:
      return try await Reopening(house, backlog).reopen(request, found)
    }
  }
}
