import JobEngine
import Synchronization

/// The signal that wakes a loop which sleeps until something happens or it is time to look anyway.
final class WakeSignal: Sendable {
  private struct State {
    var isRaised = false
    var sleeper: CheckedContinuation<Void, Never>?
  }

  private let state = Mutex(State())

  /// Wakes the sleeper, or keeps the next one from falling asleep.
  func raise() {
    let sleeper = state.withLock { state in
      state.isRaised = true
      return state.sleeper.take()
    }
    sleeper?.resume()
  }

  /// Returns when the signal was raised, the time is up, or the task is cancelled; one loop waits at a time.
  ///
  /// The loop shows signs of life meanwhile, as `part`.
  func wait(atMost limit: Duration, as part: DaemonPart, _ heartbeats: Heartbeats) async {
    let end = ContinuousClock.now + limit
    heartbeats.beat(part)
    while !isRaised, !Task.isCancelled {
      let left = end - .now
      guard left > .zero else { break }
      await sleep(atMost: min(left, heartbeats.longestSleep))
      heartbeats.beat(part)
    }
    state.withLock { $0.isRaised = false }
  }

  private var isRaised: Bool { state.withLock(\.isRaised) }

  private func sleep(atMost limit: Duration) async {
    let alarm = Task {
      try await Task.sleep(for: limit)
      wake()
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isRaised = state.withLock { state in
          if !state.isRaised { state.sleeper = continuation }
          return state.isRaised
        }
        if isRaised { continuation.resume() }
      }
    } onCancel: {
      // Raised, not only woken: the task may be cancelled before it sleeps.
      raise()
    }
    alarm.cancel()
  }

  private func wake() { state.withLock { $0.sleeper.take() }?.resume() }
}
