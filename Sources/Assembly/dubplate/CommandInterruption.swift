import Foundation
import JobStore
import UnixSignals

/// The interruption of a command by its user: Ctrl-C, or SIGTERM.
struct CommandInterruption: Error {
  let signal: UnixSignal
  /// The consequence for the work, in words.
  let words: String

  /// Prints it and ends the program by the signal itself, so that a shell's loop around it ends too.
  func end() -> Never {
    // The terminal has written ^C where the cursor is.
    ConsoleProgress.printError("\(Terminal.canRedraw(STDERR_FILENO) ? "\r\u{1b}[K" : "")stopped: \(words)")
    Foundation.signal(signal.number, SIG_DFL)
    // Whoever listens for signals has blocked them in most threads.
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_UNBLOCK, &all, nil)
    raise(signal.number)
    exit(128 + signal.number)
  }

  /// The result of `work`, which Ctrl-C or SIGTERM cancel; when it has ended, this error is thrown with `words`.
  ///
  /// A second Ctrl-C ends the program at once.
  static func unless<Result: Sendable>(
    _ words: String, _ work: @escaping @Sendable () async throws -> Result
  ) async throws -> Result {
    let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
    return try await withThrowingTaskGroup(of: InterruptionEvent<Result>.self) { group in
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
      throw stop.map { CommandInterruption(signal: $0, words: words) } ?? CancellationError()
    }
  }

  private enum InterruptionEvent<Result: Sendable>: Sendable {
    case done(Result)
    case stopped(UnixSignal)
    /// The signals have come to their end.
    case nothing
  }
}

extension UnixSignal {
  fileprivate var number: Int32 { self == .sigint ? SIGINT : SIGTERM }
}

extension GlobalOptions {
  /// Reports the jobs that a stop has left, with the `command` that goes on with them; false where there are none.
  func reportStop(_ reporter: ConsoleProgress, goingOn command: String) throws -> Bool {
    let (atWork, left) = (reporter.atWork, try unfinished())
    reporter.clear()
    guard !atWork.isEmpty, !left.isEmpty else { return false }
    reporter.say("stopped", "back in the queue, with the stages that were finished: \(atWork.joined(separator: ", "))")
    let count = left.count == 1 ? "1 job waits" : "\(left.count) jobs wait"
    reporter.say("left", "\(count) in the queue; `\(command)` goes on with that")
    return true
  }

  /// The jobs that have not ended.
  private func unfinished() throws -> [Job] { try jobs().jobs(in: JobState.allCases.filter { !$0.isFinal }) }
}
