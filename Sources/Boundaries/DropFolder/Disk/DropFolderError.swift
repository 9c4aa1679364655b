import Diagnostics
import Glibc

/// What can go wrong between the folders and the kernel, as facts; the words are in `diagnosis`.
public enum DropFolderError: Diagnosable, Hashable {
  /// A system call failed with this `errno`.
  case system(SystemCall, place: String, code: Int32)
  /// The entry is a link, a folder, a pipe or a device where a file was expected.
  case notRegular(place: String, kind: String)
  case tooLarge(place: String, bytes: Int, limit: Int)
  /// A folder holds more than one ticket.
  case severalTickets(place: String, names: [String])
  /// The ticket did not become whole in the time allowed.
  case incomplete(place: String, why: String, minutes: Int)
  /// The audio that a ticket names did not come.
  case missingReference(place: String, reference: String)
  /// The process died twice when it took up this claim.
  case crashedWhileRead(place: String)
  case noFreeName(place: String, name: String)
  /// A name that no entry of a folder can bear.
  case badName(String)
  /// Another process holds the lock.
  case alreadyRunning(place: String, holder: String)
  /// The state folder is on a file system shared by several machines.
  case remoteState(place: String, fileSystem: String)
  /// A folder is away, or what is in its place is not it; the last says how the owner can have it used all the same.
  case away(place: String, FolderAbsence, FolderWayOut)
  /// There is less room than a job needs.
  case noRoom(place: String, free: Int, needed: Int)
  /// A second watcher was asked for in one process.
  case alreadyWatching
  case watchLimit(place: String, code: Int32)

  public var diagnoses: [Diagnosis] { [diagnosis] }
}

extension DropFolderError {
  /// The `errno` of a failed system call.
  var code: Int32? {
    guard case .system(_, _, let code) = self else { return nil }
    return code
  }

  /// The entry is not there, or no longer.
  public var isAbsence: Bool { code == ENOENT || code == ENOTDIR }
}
