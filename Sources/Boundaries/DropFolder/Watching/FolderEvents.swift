import Synchronization
import System

/// Tells that something happened in some folders: a reason to look, and nothing more.
///
/// Events get lost (a full queue, a share, a folder replaced by another), so whoever uses this looks from time to time
/// anyway. The folders given are watched, and the folders in them, where bundles arrive.
public final class FolderEvents: Sendable {
  /// The hints until `stop` or until the consumer's task is cancelled; hints that nobody consumes are thinned out.
  public let hints: AsyncStream<FolderHint>
  /// Folders that could not be watched, and why: they have to be looked at more often.
  public let limits: [DropFolderError]

  private let thread: WatchThread

  /// Starts to watch the folders at `paths`.
  ///
  /// There can be one such watcher in a process, for the library holds its state in globals; start it early, because the
  /// library's `select` takes no descriptor above 1023. `answer` is called by the watching thread when it is asked.
  public init(watching paths: [String], answer: @escaping @Sendable () -> Void = {}) throws(DropFolderError) {
    let watcher = try InotifyWatcher(paths)
    limits = watcher.limits
    let (stream, continuation) = AsyncStream.makeStream(of: FolderHint.self, bufferingPolicy: .bufferingOldest(4_096))
    hints = stream
    let calls = WatchThread.Calls(
      yield: { continuation.yield($0) }, answer: answer, finish: { continuation.finish() })
    thread = try filing { () throws(FileError) in try WatchThread(watcher, calls) }
    continuation.onTermination = { [thread] reason in
      // The thread itself finishes the stream; only a consumer that goes away has to stop the thread.
      if case .cancelled = reason { thread.requestStop() }
    }
  }

  deinit { thread.stop() }

  /// Asks the watching thread for its answer, and does not wait for it: a thread that hangs gives none.
  public func ask() { thread.ask() }

  /// Ends the stream and returns when the thread is gone and its descriptors are closed.
  public func stop() { thread.stop() }
}

/// The content of an event.
public enum FolderHint: Sendable, Hashable {
  /// Something changed in the watched folder at this path.
  case changed(folder: String)
  /// An entry was renamed into the watched folder, as writers do with a file that is complete.
  case renamedIn(folder: String, FileName)
  /// Events were lost: anything may have changed anywhere.
  case everything
}
