import Diagnostics
import DropFolder
import JobEngine
import ServiceLifecycle
import Synchronization
import System

/// The service that watches the inbox for as long as the daemon runs: events wake it, and it looks from time to time anyway.
struct InboxService: Service {
  /// The signals that it raises, or is woken by.
  struct Signals: Sendable {
    /// Wakes it: the inbox should be looked at.
    let look = WakeSignal()
    /// Something happened in the queue folder, which the same events tell of.
    let queue = WakeSignal()
    /// Jobs may have come in.
    let work = WakeSignal()
  }

  let folders: FolderAccess
  let records: JobRecords
  let configurations: Configurations
  let heartbeats: Heartbeats
  let status: StatusSummary
  let readiness: ReadinessNotice
  let signals: Signals
  let watcher: WatcherHandle
  /// Makes a look at the inbox as it is now.
  let makeLook: @Sendable () -> InboxLook
  let observe: DaemonObserver

  func run() async throws {
    defer { heartbeats.end(.inbox) }
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        let names = ArrivedNames()
        let events = startWatching()
        await withTaskGroup(of: Void.self) { group in
          if let events { group.addTask { await follow(events, names) } }
          await lookUntilReplaced(names, isBlind: events?.limits.isEmpty != true)
          group.cancelAll()
        }
        stopWatching(events)
      }
    }
  }

  private func follow(_ events: FolderEvents, _ names: ArrivedNames) async {
    for await hint in events.hints {
      if hint.folder != folders.layout.inbox { signals.queue.raise() }
      guard hint.folder != folders.layout.queue else { continue }
      if case .renamedIn(_, let name) = hint { names.add(name) }
      signals.look.raise()
    }
  }

  /// Looks at the inbox as it is now, again and again, until it is replaced by another folder; `isBlind` when not all of it
  /// can be watched.
  private func lookUntilReplaced(_ names: ArrivedNames, isBlind: Bool) async {
    var look = makeLook()
    var told = RepeatFilter<[Diagnosis]>([])
    while !Task.isCancelled {
      let (configuration, hidesChanges) = (configurations.current, folders.inboxHidesChanges)
      var pause: Duration
      do {
        HangPoint.inbox.reached()
        if try folders.reopenReplaced(hasOpenJobs: records.reader.hasOpenJobs) { return }
        look.follow(ReadinessTracker.Settings(configuration, hidesChanges: hidesChanges))
        let survey = try look.look(renamedIn: names.removeAll())
        pause = configuration.intervals.pause(soonest: survey.again, isBlind: isBlind, hidesChanges: hidesChanges)
        told.reset()
        status.setInboxTrouble(nil)
      } catch {
        // A share that is away is told once.
        let problems = Diagnosis.all(of: error, at: folders.layout.inbox)
        if told.isNews(problems) { observe(.trouble(problems)) }
        status.setInboxTrouble(problems.first?.finding)
        pause = configuration.intervals.pauseAfterTrouble(isBlind: isBlind, hidesChanges: hidesChanges)
      }
      signals.work.raise()
      readiness.give()
      await signals.look.wait(atMost: pause, as: .inbox, heartbeats)
    }
  }

  /// The events of inbox and queue folder; nil when nothing can be watched: then looking from time to time has to do.
  private func startWatching() -> FolderEvents? {
    do throws(DropFolderError) {
      let heartbeats = heartbeats
      let events = try FolderEvents(
        watching: [folders.layout.inbox, folders.layout.queue], answer: { heartbeats.beat(.watcher) })
      if !events.limits.isEmpty { observe(.trouble(events.limits.map(\.diagnosis))) }
      watcher.set(events)
      heartbeats.beat(.watcher)
      return events
    } catch {
      observe(.trouble([error.diagnosis]))
      return nil
    }
  }

  private func stopWatching(_ events: FolderEvents?) {
    watcher.set(nil)
    events?.stop()
    heartbeats.end(.watcher)
  }
}

/// The way to ask the thread that waits for events for a sign of life.
final class WatcherHandle: Sendable {
  private let events = Mutex<FolderEvents?>(nil)

  func set(_ events: FolderEvents?) { self.events.withLock { $0 = events } }

  /// The answer is a heartbeat; from the first question on, one is expected.
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

/// The names that events told of since the last look.
private final class ArrivedNames: Sendable {
  private let names = Mutex<Set<FileName>>([])

  func add(_ name: FileName) { names.withLock { _ = $0.insert(name) } }

  func removeAll() -> Set<FileName> {
    names.withLock { names in
      defer { names = [] }
      return names
    }
  }
}
