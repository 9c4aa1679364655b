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
  /// Rung when something happened in the queue folder, which the same events tell of.
  let queue: Bell

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled { await watchUntilReplaced() }
    }
  }

  /// Watches the inbox as it is now, until another folder takes its place.
  private func watchUntilReplaced() async {
    let (bell, names) = (Bell(), ArrivedNames())
    let events = watch()
    await withTaskGroup(of: Void.self) { group in
      if let events {
        group.addTask {
          for await hint in events.hints {
            if hint.folder != house.layout.inbox { await queue.ring() }
            guard hint.folder != house.layout.queue else { continue }
            if case .renamedIn(_, let name) = hint { names.add(name) }
            await bell.ring()
          }
        }
      }
      let isBlind = events?.limits.isEmpty != true
      await look(bell, names, pause: isBlind ? house.networkRescanInterval : house.rescanInterval)
      group.cancelAll()
    }
    events?.stop()
  }

  private func look(_ bell: Bell, _ names: ArrivedNames, pause longest: Duration) async {
    var reception = Reception(house, backlog)
    var told: [Diagnosis] = []
    while !Task.isCancelled {
      var pause = longest
      do {
        if try house.followFolders() { return }
        let survey = try await reception.look(renamedIn: names.take())
        if let again = survey.again { pause = min(pause, again) }
        told = []
      } catch {
        // A share that is away is told once; it is looked for as often as a share is looked at.
        let problems = Diagnosis.all(of: error, at: house.layout.inbox)
        if problems != told { house.observe(.trouble(problems)) }
        told = problems
        pause = min(pause, house.networkRescanInterval)
      }
      await work.ring()
      await bell.wait(atMost: pause)
    }
  }

  /// Nil when nothing can be watched; then looking from time to time has to do.
  private func watch() -> FolderEvents? {
    do throws(DropFolderError) {
      let events = try FolderEvents(watching: [house.layout.inbox, house.layout.queue])
      if !events.limits.isEmpty { house.observe(.trouble(events.limits.map(\.diagnosis))) }
      return events
    } catch {
      house.observe(.trouble([error.diagnosis]))
      return nil
    }
  }
}

extension FolderHint {
  /// The folder in which something happened; nil when it may have been any.
  fileprivate var folder: String? {
    switch self {
    case .changed(let folder), .renamedIn(let folder, _): folder
    case .everything: nil
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
