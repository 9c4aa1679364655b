import Foundation
import Synchronization

/// One run of a program, watched by a thread of its own until it and everything that it started has ended.
final class ProgramRun: Sendable {
  private static let largestOutput = 64 << 10
  private static let keptComplaint = 4 << 10

  private let settings: LocalProgramSettings
  private let isCancelled = Atomic(false)

  private init(_ settings: LocalProgramSettings) { self.settings = settings }

  /// Runs the program in `folder` with the file `input` as its standard input.
  ///
  /// Cancelling the task ends the program and its whole process group; then `CancellationError` is thrown, after all of
  /// them are gone.
  static func run(_ settings: LocalProgramSettings, input: String, folder: String) async throws -> ProgramEnd {
    try Task.checkCancellation()
    let run = ProgramRun(settings)
    let end = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let thread = Thread { continuation.resume(returning: run.watch(input, folder)) }
        thread.name = "program"
        thread.start()
      }
    } onCancel: {
      run.isCancelled.store(true, ordering: .sequentiallyConsistent)
    }
    if run.isCancelled.load(ordering: .sequentiallyConsistent) { throw CancellationError() }
    return end
  }

  private func watch(_ input: String, _ folder: String) -> ProgramEnd {
    var program: SpawnedProgram
    do {
      program = try SpawnedProgram(settings, input: input, folder: folder)
    } catch {
      return ProgramEnd(cause: .notStarted(error.words))
    }
    defer { program.close() }
    let start = ContinuousClock.now
    var output: [UInt8] = []
    var complaint: [UInt8] = []
    var stop: (cause: ProgramEnd.Cause?, time: ContinuousClock.Instant)?
    while !program.hasEnded {
      program.waitForOutput(milliseconds: 20)
      program.read(into: &output, &complaint)
      if output.count > Self.largestOutput, stop == nil {
        stop = (.tooMuchOutput, .now)
        program.signal(SIGKILL)
      }
      complaint = Array(complaint.suffix(Self.keptComplaint))
      let isOver = ContinuousClock.now - start >= settings.patience
      if stop == nil, isOver || isCancelled.load(ordering: .sequentiallyConsistent) {
        stop = (isOver ? .timeout : nil, .now)
        program.signal(SIGTERM)
      }
      if let stop, ContinuousClock.now - stop.time >= settings.grace { program.signal(SIGKILL) }
      if output.count > 2 * Self.largestOutput { output.removeLast(output.count - Self.largestOutput - 1) }
    }
    // What it may have started and left behind.
    program.signal(SIGKILL)
    program.read(into: &output, &complaint)
    let cause = program.reap()
    return ProgramEnd(
      cause: stop?.cause ?? (output.count > Self.largestOutput ? .tooMuchOutput : cause), output: output,
      complaint: ProgramEnd.lastLine(of: complaint))
  }
}

/// The end of a program.
struct ProgramEnd: Sendable {
  enum Cause: Sendable, Equatable {
    case exit(Int)
    case signal(Int)
    case timeout
    case tooMuchOutput
    case notStarted(String)
  }

  var cause: Cause
  var output: [UInt8] = []
  /// The last line of what it wrote to its standard error.
  var complaint = ""

  /// The last line with something in it.
  static func lastLine(of bytes: [UInt8]) -> String {
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    return String((lines.last { !$0.allSatisfy(\.isWhitespace) } ?? "").suffix(300))
  }
}
