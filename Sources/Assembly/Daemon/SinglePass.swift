import Diagnostics
import DropFolder
import JobStore
import ServiceLifecycle
import Settings

/// One pass over the inbox, as cron runs it.
struct SinglePass: Service {
  let house: Installation

  func run() async throws {
    try await cancelWhenGracefulShutdown {
      let backlog = Backlog()
      var reception = Reception(house, backlog, isSinglePass: true)
      try await reception.adopt()
      var desk = QueueDesk(house, backlog)
      try await desk.look()
      let lookout = Task { await watch(QueueDesk(house, backlog)) }
      defer { lookout.cancel() }
      while !Task.isCancelled {
        let survey = try await reception.look(renamedIn: [])
        let worked = try await workOff(backlog)
        if worked > 0 { continue }
        guard survey.isSettling, let pause = survey.again else { break }
        try? await Task.sleep(for: pause)
      }
      lookout.cancel()
      await lookout.value
      try house.tidy()
      try await house.showMetrics()
    }
  }

  /// Looks into the queue folder while jobs are worked on, for people who cancel them.
  private func watch(_ desk: QueueDesk) async {
    var desk = desk
    while !Task.isCancelled {
      do {
        try await Task.sleep(for: .seconds(1))
        try await desk.look()
      } catch is CancellationError {
        return
      } catch {
        house.observe(.trouble(Diagnosis.all(of: error, at: house.layout.queue)))
      }
    }
  }

  /// Works once on each queued job, as many at a time as the settings allow; returns how many there were.
  ///
  /// What was in trouble is left for the next pass.
  private func workOff(_ backlog: Backlog) async throws -> Int {
    if let absence = house.absence {
      house.observe(.trouble([absence]))
      return 0
    }
    var jobs: [Job] = []
    for job in try house.store.reader.jobs(in: [.queued]) where await !backlog.isTroubled(job.id) { jobs.append(job) }
    var waiting = jobs.enumerated().sorted { ($1.element.priority, $0.offset) < ($0.element.priority, $1.offset) }
      .map(\.element)
    let suspects = waiting.filter { $0.crashes > 0 }
    waiting.removeAll { $0.crashes > 0 }
    for job in suspects where !Task.isCancelled { await work(on: job, backlog) }
    await withTaskGroup(of: Void.self) { group in
      func launch() {
        guard !Task.isCancelled, !waiting.isEmpty else { return }
        let job = waiting.removeFirst()
        group.addTask { await work(on: job, backlog) }
      }
      for _ in 0..<house.settings.work.jobsAtOnce { launch() }
      while await group.next() != nil { launch() }
    }
    return jobs.count
  }

  private func work(on job: Job, _ backlog: Backlog) async {
    // Somebody may be cancelling it at this moment.
    guard await backlog.hold(job.id) else { return }
    await WorkService.work(on: job, house, backlog)
  }
}
