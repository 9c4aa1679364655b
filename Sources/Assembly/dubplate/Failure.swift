import ArgumentParser
import Diagnostics
import Foundation

/// The end of a command that cannot do its work: words on the error stream and an exit code of sysexits(3).
struct Failure {
  /// The exit codes that scripts can tell apart.
  enum Code: Int32 {
    case failed = 1
    case usage = 64
    case badData = 65
    case tryAgain = 75
    case configuration = 78
  }

  private let error: any Error
  private let arguments: CommandLineArguments

  init(_ error: any Error, of arguments: CommandLineArguments) {
    self.error = error
    self.arguments = arguments
  }

  /// Prints what there is to say and leaves the program.
  func end() -> Never {
    if let stop = error as? CommandInterruption { stop.end() }
    guard let diagnosable = error as? any Diagnosable else { endParsing() }
    for diagnosis in diagnosable.diagnoses { ConsoleProgress.printError("dubplate: \(diagnosis)") }
    exit(Self.code(for: diagnosable.diagnoses).rawValue)
  }

  /// The end of a command line that is not understood: the parser's message, and a guess at what was meant.
  private func endParsing() -> Never {
    let code = Dubplate.exitCode(for: error)
    guard code == .validationFailure, let hint = arguments.hint(for: Dubplate.message(for: error)) else {
      Dubplate.exit(withError: error)
    }
    ConsoleProgress.printError(Dubplate.fullMessage(for: error))
    ConsoleProgress.printError(hint)
    exit(code.rawValue)
  }

  /// The exit code for `diagnoses`, the first of which says in its code which part of the program refused.
  static func code(for diagnoses: [Diagnosis]) -> Code {
    guard let first = diagnoses.first else { return .failed }
    switch first.code.prefix(while: { $0 != "." }) {
    case "settings", "lexicon", "genre", "sounds", "state": return .configuration
    case "ticket", "json", "audio", "reference": return .badData
    default: return first.transient ? .tryAgain : .failed
    }
  }
}
