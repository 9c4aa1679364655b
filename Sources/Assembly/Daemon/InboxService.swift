import Diagnosis
import DropFolder
import ServiceLifecycle
import Synchronization

/// Watches the inbox for as long as the daemon runs: events wake it, and it looks from time to time anyway.
struct InboxService: Service {
  let house: Installation
  let backlog: Backlog
  /// Rung when jobs have come in.
  let work: Bell

  func run() async throws {
    try await cancelWhenGracefulShutdown {
      let bell = Bell()
      let names = ArrivedNames()
      let events = watch()
      try await withThrowingTaskGroup(of: Void.self) { group in
        if let events {
          group.addTask {
            for await hint in events.hints {
              if case .renamedIn(_, let name) = hint { names.add(name) }
              await bell.ring()
            }
          }
        }
        try await look(bell, names)
        group.cancelAll()
      }
      events?.stop()
    }
  }

  private func look(_ bell: Bell, _ names: ArrivedNames) async throws {
    var reception = Reception(house, backlog)
    while !Task.isCancelled {
      var pause = house.rescanInterval
      do {
        let survey = try await reception.look(renamedIn: names.take())
        if let again = survey.again { pause = min(pause, again) }
      } catch {
        house.observe(.trouble(Diagnosis.all(of: error, at: house.layout.inbox)))
      }
      await work.ring()
      await bell.wait(atMost: pause)
    }
  }

  /// Nil when nothing can be watched; then looking from time to time has to do.
  private func watch() -> FolderEvents? {
    do throws(DropFolderError) {
      let events = try FolderEvents(watching: [house.layout.inbox])
      if !events.limits.isEmpty { house.observe(.trouble(events.limits.map(\.diagnosis))) }
      return events
    } catch {
      house.observe(.trouble([error.diagnosis]))
      return nil
    }
  }
}

/// Names that events told of, until somebody looks.
private final class ArrivedNames: Sendable {
  private let names = Mutex<Set<FileName>>([])

  func add(_ name: FileName) { names.withLock { _ = $0.insert(name) } }

  func take() -> Set<FileName> {
    names.withLock { names in
      defer { names = [] }
      return names
    }
  }
}
