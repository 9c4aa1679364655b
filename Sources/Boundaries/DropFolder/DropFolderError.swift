import Diagnostics
import System

/// A failure in the folders that people see, as facts; the words are in `diagnosis`.
public enum DropFolderError: Diagnosable, Hashable {
  case file(FileError)
  /// A folder holds more than one ticket.
  case severalTickets(location: String, names: [String])
  /// The ticket did not become whole in the time allowed.
  case incomplete(location: String, why: String, minutes: Int)
  /// The audio that a ticket names did not come.
  case missingReference(location: String, reference: String)
  /// The process died twice when it took up this claim.
  case crashedWhileRead(location: String)
  /// Another process holds the lock.
  case alreadyRunning(location: String, holder: String)
  /// The state folder is on a file system shared by several machines.
  case remoteState(location: String, fileSystem: String)
  /// A folder is away, or what is in its place is not it; the last says how the owner can have it used all the same.
  case away(location: String, FolderAbsence, AbsenceOverride)
  /// A second watcher was asked for in one process.
  case alreadyWatching
  case watchLimit(location: String, code: Int32)

  public var diagnoses: [Diagnosis] { [diagnosis] }
}

extension Error {
  /// The file's failure, where this error is about one.
  public var fileError: FileError? {
    if case .file(let error)? = self as? DropFolderError { return error }
    return self as? FileError
  }
}

/// Does `body`, which knows of files alone, among work that knows of folders as well.
func filing<Result>(_ body: () throws(FileError) -> Result) throws(DropFolderError) -> Result {
  do { return try body() } catch { throw .file(error) }
}
