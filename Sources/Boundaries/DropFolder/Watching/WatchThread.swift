import CLinux
import Glibc
import Synchronization

/// The one thread that waits for events, and the way to stop it.
final class WatchThread: Sendable {
  private let stopSignal: OpenFile
  private let thread = Mutex<pthread_t?>(nil)

  /// What the thread needs; handed to it once.
  private final class Work {
    let watcher: InotifyWatcher
    let stopSignal: OpenFile
    let yield: @Sendable (FolderHint) -> Void
    let finish: @Sendable () -> Void

    init(
      _ watcher: InotifyWatcher, _ stopSignal: OpenFile, _ yield: @escaping @Sendable (FolderHint) -> Void,
      _ finish: @escaping @Sendable () -> Void
    ) {
      (self.watcher, self.stopSignal, self.yield, self.finish) = (watcher, stopSignal, yield, finish)
    }

    func run() {
      while waitForEvents() { watcher.drain(yield) }
      watcher.close()
      finish()
    }

    /// False when it is time to stop.
    private func waitForEvents() -> Bool {
      var waits = [
        pollfd(fd: watcher.descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: stopSignal.descriptor, events: Int16(POLLIN), revents: 0),
      ]
      while poll(&waits, 2, -1) < 0 {
        guard errno == EINTR || errno == EAGAIN else { return false }
      }
      return waits[1].revents == 0 && waits[0].revents & Int16(POLLERR | POLLNVAL) == 0
    }
  }

  init(
    _ watcher: InotifyWatcher, yield: @escaping @Sendable (FolderHint) -> Void, finish: @escaping @Sendable () -> Void
  ) throws(DropFolderError) {
    let descriptor: Int32
    do {
      descriptor = try attempt(.watch, "eventfd") { eventfd(0, Int32(EFD_CLOEXEC)) }
    } catch {
      watcher.close()
      throw error
    }
    stopSignal = OpenFile(descriptor: descriptor, place: "eventfd")
    let work = Unmanaged.passRetained(Work(watcher, stopSignal, yield, finish))
    var id = pthread_t()
    let code = pthread_create(&id, nil, WatchThread.start, work.toOpaque())
    guard code == 0 else {
      work.release()
      watcher.close()
      throw .system(.watch, place: "thread", code: code)
    }
    thread.withLock { $0 = id }
  }

  private static let start: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { argument in
    guard let argument else { return nil }
    Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run()
    return nil
  }

  /// Asks the thread to end.
  func requestStop() { eventfd_write(stopSignal.descriptor, 1) }

  /// Returns when the thread has ended.
  func stop() {
    requestStop()
    let running = thread.withLock { $0.take() }
    if let running { pthread_join(running, nil) }
  }
}
