import Diagnostics
import DropFolder
import ServiceLifecycle
import Synchronization
import System

/// Watches the inbox for as long as the daemon runs: events wake it, and it looks from time to time anyway.
struct InboxService: Service {
  let house: Installation
  let backlog: Backlog
  /// Rung when jobs have come in.
  let work: Bell
  /// Rung when the inbox should be looked at.
  let bell: Bell
  /// Rung when something happened in the queue folder, which the same events tell of.
  let queue: Bell
  /// The events there are now.
  let watching: Watching

  func run() async throws {
    defer { house.vitals.end(.inbox) }
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled { await watchUntilReplaced() }
    }
  }

  /// Watches the inbox as it is now, until another folder takes its place.
  private func watchUntilReplaced() async {
    let names = ArrivedNames()
    let events = watch()
    watching.set(events)
    if events != nil { house.vitals.beat(.watcher) }
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
    watching.set(nil)
    events?.stop()
    house.vitals.end(.watcher)
  }

  private func look(_ bell: Bell, _ names: ArrivedNames, pause longest: Duration) async {
    var reception = Reception(house, backlog)
    var told: [Diagnosis] = []
    while !Task.isCancelled {
      var pause = longest
      do {
        HangPoint.inbox.reached()
        if try house.followFolders() { return }
        reception.follow(house.settings)
        let survey = try await reception.look(renamedIn: names.take())
        if let again = survey.again { pause = min(pause, again) }
        told = []
        house.board.setInboxTrouble(nil)
      } catch {
        // A share that is away is told once; it is looked for as often as a share is looked at.
        let problems = Diagnosis.all(of: error, at: house.layout.inbox)
        if problems != told { house.observe(.trouble(problems)) }
        house.board.setInboxTrouble(problems.first?.finding)
        told = problems
        pause = min(pause, house.networkRescanInterval)
      }
      await work.ring()
      house.isUp()
      await bell.wait(atMost: pause, as: .inbox, house.vitals)
    }
  }

  /// Nil when nothing can be watched; then looking from time to time has to do.
  private func watch() -> FolderEvents? {
    do throws(DropFolderError) {
      let vitals = house.vitals
      let events = try FolderEvents(
        watching: [house.layout.inbox, house.layout.queue], answer: { vitals.beat(.watcher) })
      if !events.limits.isEmpty { house.observe(.trouble(events.limits.map(\.diagnosis))) }
      return events
    } catch {
      house.observe(.trouble([error.diagnosis]))
      return nil
    }
  }
}

/// Where the thread that waits for events can be asked for a sign of life.
final class Watching: Sendable {
  private let events = Mutex<FolderEvents?>(nil)

  func set(_ events: FolderEvents?) { self.events.withLock { $0 = events } }

  /// The answer is a beat of the vitals; from the first question on, one is expected.
  func ask() { events.withLock { $0 }?.ask() }
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
