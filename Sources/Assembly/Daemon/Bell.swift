/// Wakes a loop that sleeps until something happens or it is time to look anyway.
actor Bell {
  private var isRung = false
  private var sleeper: CheckedContinuation<Void, Never>?

  /// Wakes the sleeper, or keeps the next one from falling asleep.
  func ring() {
    isRung = true
    wake()
  }

  /// Returns when the bell was rung, the time is up, or the task is cancelled; one loop waits at a time.
  ///
  /// The loop shows signs of life meanwhile, as `part`.
  func wait(atMost limit: Duration, as part: Vitals.Part, _ vitals: Vitals) async {
    let end = ContinuousClock.now + limit
    vitals.beat(part)
    while !isRung, !Task.isCancelled {
      let left = end - .now
      guard left > .zero else { break }
      await sleep(atMost: min(left, vitals.longestSleep))
      vitals.beat(part)
    }
    isRung = false
  }

  private func sleep(atMost limit: Duration) async {
    let alarm = Task {
      try await Task.sleep(for: limit)
      wake()
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if isRung { continuation.resume() } else { sleeper = continuation }
      }
    } onCancel: {
      // Cancellation handlers are synchronous, and an actor can only be reached from a task.
      Task { await ring() }
    }
    alarm.cancel()
  }

  private func wake() {
    sleeper?.resume()
    sleeper = nil
  }
}
