import Foundation

/// The time that the process has spent on all cores: unlike wall time, it does not grow with what else the machine does.
enum CPUClock {
  /// Seconds since the process began.
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// The least time that `work` takes of so many runs, as others disturb its caches: in seconds.
  static func least(of runs: Int, _ work: () async throws -> Void) async rethrows -> Double {
    var least = Double.infinity
    for _ in 0..<runs {
      let start = now
      try await work()
      least = min(least, now - start)
    }
    return least
  }
}
