import Dispatch

/// A thread for what must not wait for its turn between two steps.
///
/// Hundreds of tests take turns on as many threads as there are cores, and one that suspends may go on minutes later.
/// libcurl, for one, lets go of a connection that nothing has used for two minutes (`CURLOPT_MAXAGE_CONN`).
public final class OwnThread: TaskExecutor {
  private let queue = DispatchQueue(label: "a test's own thread")

  public init() {}

  public func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = asUnownedTaskExecutor()
    queue.async { job.runSynchronously(on: executor) }
  }
}
