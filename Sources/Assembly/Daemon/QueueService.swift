import Diagnosis
import DropFolder
import JobStore
import ServiceLifecycle
import Settings

/// Watches the queue folder for as long as the daemon runs, and tidies up from time to time.
struct QueueService: Service {
  let house: Installation
  let backlog: Backlog
  /// Rung when something happened in the queue folder.
  let bell: Bell
  /// Rung when jobs were taken up again.
  let work: Bell

  /// How often is tidied up.
  private static let tidying = Duration.seconds(6 * 3_600)
  /// What this program writes there rings the bell as well, so it is not heard more often than this.
  private static let shortest = Duration.milliseconds(500)
  /// While there are jobs, their files are looked for even where no event tells of them.
  private static let watchful = Duration.seconds(2)

  func run() async throws {
    defer { house.vitals.end(.queue) }
    await cancelWhenGracefulShutdown {
      var desk = QueueDesk(house, backlog)
      var told: [Diagnosis] = []
      var tidied: ContinuousClock.Instant?
      while !Task.isCancelled {
        do {
          try await desk.look()
          if tidied.map({ .now - $0 >= Self.tidying }) ?? true {
            tidied = .now
            try house.tidy()
          }
          try await house.showMetrics()
          told = []
        } catch {
          let problems = Diagnosis.all(of: error, at: house.layout.queue)
          if problems != told { house.observe(.trouble(problems)) }
          told = problems
        }
        await work.ring()
        try? await Task.sleep(for: Self.shortest)
        house.vitals.beat(.queue)
        if desk.isUnsure { continue }
        let pause = await backlog.known.isEmpty ? house.rescanInterval : Self.watchful
        await bell.wait(atMost: pause, as: .queue, house.vitals)
      }
    }
  }
}

extension Installation {
  /// Announces and removes what the settings keep no longer.
  func tidy() throws {
    let rules = Retention.Rules(
      archive: settings.retention.archive, failed: settings.retention.failed,
      checkpoints: settings.retention.checkpoints)
    let outcome = try Retention(folders).trim(rules) { id in
      (try? store.reader.job(id.description))?.state.isFinal ?? true
    }
    guard !outcome.announced.isEmpty || !outcome.removed.isEmpty else { return }
    observe(.tidied(announced: outcome.announced, removed: outcome.removed))
  }
}
