import Foundation
import UnixSignals

/// The user stopped a command: Ctrl-C, or SIGTERM.
struct Interrupted: Error {
  let signal: UnixSignal
  /// What became of the work.
  let words: String

  /// Says so and ends the program by the signal itself, so that a shell's loop around it ends too.
  func end() -> Never {
    // The terminal has written ^C where the cursor is.
    Console.printError("\(Terminal.canRedraw(STDERR_FILENO) ? "\r\u{1b}[K" : "")stopped: \(words)")
    Foundation.signal(signal.number, SIG_DFL)
    // Whoever listens for signals has blocked them in most threads.
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_UNBLOCK, &all, nil)
    raise(signal.number)
    exit(128 + signal.number)
  }

  /// Does `work`; on Ctrl-C or SIGTERM it is cancelled, and when it has ended, this error is thrown with `words`.
  ///
  /// A second Ctrl-C ends the program at once.
  static func unless<Result: Sendable>(
    _ words: String, _ work: @escaping @Sendable () async throws -> Result
  ) async throws -> Result {
    let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
    return try await withThrowingTaskGroup(of: Event<Result>.self) { group in
      group.addTask { .done(try await work()) }
      group.addTask {
        for await signal in signals { return .stopped(signal) }
        return .nothing
      }
      var stop: UnixSignal?
      do {
        while let event = try await group.next() {
          switch event {
          case .done(let result) where stop == nil:
            group.cancelAll()
            return result
          case .done, .nothing: continue
          case .stopped(let signal):
            stop = signal
            Foundation.signal(signal.number, SIG_DFL)
            group.cancelAll()
          }
        }
      } catch {
        // What a stop brings about is no fault of the work.
        guard stop != nil else { throw error }
      }
      throw stop.map { Interrupted(signal: $0, words: words) } ?? CancellationError()
    }
  }

  private enum Event<Result: Sendable>: Sendable {
    case done(Result)
    case stopped(UnixSignal)
    /// The signals have come to their end.
    case nothing
  }
}

extension UnixSignal {
  fileprivate var number: Int32 { self == .sigint ? SIGINT : SIGTERM }
}
