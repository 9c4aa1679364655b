/// Wakes a loop that sleeps until something happens or it is time to look anyway.
actor Bell {
  private var isRung = false
  private var sleeper: CheckedContinuation<Void, Never>?

  /// Wakes the sleeper, or keeps the next one from falling asleep.
  func ring() {
    isRung = true
    sleeper?.resume()
    sleeper = nil
  }

  /// Returns when the bell was rung, the time is up, or the task is cancelled; one loop waits at a time.
  func wait(atMost limit: Duration) async {
    let alarm = Task {
      try await Task.sleep(for: limit)
      ring()
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if isRung { continuation.resume() } else { sleeper = continuation }
      }
    } onCancel: {
      // Cancellation handlers are synchronous, and an actor can only be reached from a task.
      Task { await ring() }
    }
    isRung = false
    alarm.cancel()
  }
}
