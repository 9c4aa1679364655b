import CLinux
import Glibc
import Synchronization
import System

/// The one thread that waits for events, and the way to ask it for an answer and to stop it.
final class WatchThread: Sendable {
  /// The functions that the thread calls.
  struct Calls: Sendable {
    let yield: @Sendable (FolderHint) -> Void
    let answer: @Sendable () -> Void
    let finish: @Sendable () -> Void
  }

  /// An eventfd, whose number says what the thread is told: how often it was asked, and `end`.
  private let requests: OpenFile
  private static let end: UInt64 = 1 << 32
  private let thread = Mutex<pthread_t?>(nil)

  /// The thread's parameters; handed over once.
  private final class Work {
    let watcher: InotifyWatcher
    let requests: OpenFile
    let calls: Calls

    init(_ watcher: InotifyWatcher, _ requests: OpenFile, _ calls: Calls) {
      (self.watcher, self.requests, self.calls) = (watcher, requests, calls)
    }

    func run() {
      while waitForEvents() { watcher.drain(calls.yield) }
      watcher.close()
      calls.finish()
    }

    /// False when it is time to stop.
    private func waitForEvents() -> Bool {
      var waits = [
        pollfd(fd: watcher.descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: requests.descriptor, events: Int16(POLLIN), revents: 0),
      ]
      while poll(&waits, 2, -1) < 0 {
        guard errno == EINTR || errno == EAGAIN else { return false }
      }
      guard waits[0].revents & Int16(POLLERR | POLLNVAL) == 0 else { return false }
      return waits[1].revents == 0 || obey()
    }

    /// Answers when it was asked; false when it is time to stop.
    private func obey() -> Bool {
      var request: eventfd_t = 0
      guard eventfd_read(requests.descriptor, &request) == 0, request < WatchThread.end else { return false }
      HangPoint.watcher.reached()
      calls.answer()
      return true
    }
  }

  init(_ watcher: InotifyWatcher, _ calls: Calls) throws(FileError) {
    let descriptor: Int32
    do {
      descriptor = try attempt(.watch, "eventfd") { eventfd(0, Int32(EFD_CLOEXEC)) }
    } catch {
      watcher.close()
      throw error
    }
    requests = OpenFile(descriptor: descriptor, location: "eventfd")
    let work = Unmanaged.passRetained(Work(watcher, requests, calls))
    var id = pthread_t()
    let code = pthread_create(&id, nil, WatchThread.start, work.toOpaque())
    guard code == 0 else {
      work.release()
      watcher.close()
      throw .system(.watch, path: "thread", code: code)
    }
    thread.withLock { $0 = id }
  }

  private static let start: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { argument in
    guard let argument else { return nil }
    Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run()
    return nil
  }

  /// Asks the thread for its answer.
  func ask() { eventfd_write(requests.descriptor, 1) }

  /// Asks the thread to end.
  func requestStop() { eventfd_write(requests.descriptor, WatchThread.end) }

  /// Returns when the thread has ended.
  func stop() {
    requestStop()
    let running = thread.withLock { $0.take() }
    if let running { pthread_join(running, nil) }
  }
}
