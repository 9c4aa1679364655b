import Foundation

/// Threads that do nothing but render, so that the rest of the program stays responsive meanwhile.
///
/// A task runs here inside `withTaskExecutorPreference`; its child tasks come along.
public final class RenderExecutor: TaskExecutor, @unchecked Sendable {
  // Unchecked because the queue is guarded by `condition`, and nothing else changes after `init`.
  private let condition = NSCondition()
  private var queue: [UnownedJob] = []
  private var isStopped = false

  /// Starts `threads` threads with a lower priority than the rest of the program.
  public init(threads: Int) {
    for index in 0..<max(1, threads) {
      let thread = Thread { [weak self] in
        // 0 is the calling thread on Linux.
        setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 5)
        while let job = self?.next(), let executor = self {
          job.runSynchronously(on: executor.asUnownedTaskExecutor())
        }
      }
      thread.name = "render-\(index)"
      thread.stackSize = 4 << 20
      thread.start()
    }
  }

  /// Lets the threads end when their work is done.
  public func stop() {
    condition.lock()
    isStopped = true
    condition.broadcast()
    condition.unlock()
  }

  public func enqueue(_ job: consuming ExecutorJob) {
    let unowned = UnownedJob(job)
    condition.lock()
    queue.append(unowned)
    condition.signal()
    condition.unlock()
  }

  private func next() -> UnownedJob? {
    condition.lock()
    defer { condition.unlock() }
    while queue.isEmpty, !isStopped { condition.wait() }
    return queue.isEmpty ? nil : queue.removeFirst()
  }
}

extension Sequence where Element: Sendable {
  /// The results of `body` in order, with at most `width` of them being worked out at a time.
  func parallelMap<Result: Sendable>(
    width: Int, _ body: @escaping @Sendable (Element) async throws -> Result
  ) async throws -> [Result] {
    try await withThrowingTaskGroup(of: (Int, Result).self) { group in
      var waiting = Array(enumerated().reversed())
      var results: [(Int, Result)] = []
      func launch() {
        guard let (index, element) = waiting.popLast() else { return }
        group.addTask { (index, try await body(element)) }
      }
      for _ in 0..<Swift.max(1, width) { launch() }
      while let result = try await group.next() {
        results.append(result)
        launch()
      }
      return results.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }
}
