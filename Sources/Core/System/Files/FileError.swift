import Diagnostics
import Glibc

/// A failure between the program and a file system, as facts; the words are in `diagnosis`.
public enum FileError: Diagnosable, Hashable {
  /// A system call failed with this `errno`.
  case system(SystemCall, path: String, code: Int32)
  /// The entry is a link, a folder, a pipe or a device where a file was expected.
  case notRegular(path: String, kind: String)
  case tooLarge(path: String, bytes: Int, limit: Int)
  case noFreeName(path: String, name: String)
  /// A name that no entry of a folder can bear.
  case badName(String)
  /// There is less room than the work needs.
  case noRoom(path: String, free: Int, needed: Int)

  /// A call that has just failed, with the `errno` it left; where it left none, the device is at fault.
  public static func last(_ call: SystemCall, _ path: String) -> Self {
    .system(call, path: path, code: errno == 0 ? EIO : errno)
  }

  /// The `errno` of a failed system call.
  public var code: Int32? {
    guard case .system(_, _, let code) = self else { return nil }
    return code
  }

  /// The entry is not there, or no longer.
  public var isAbsence: Bool { code == ENOENT || code == ENOTDIR }

  /// The system's words for a failed call, and the finding for everything else.
  public var reason: String { code.map { String(cString: strerror($0)) } ?? diagnosis.finding }

  public var diagnoses: [Diagnosis] { [diagnosis] }
}

extension FileError {
  /// The fact in words.
  public var diagnosis: Diagnosis {
    switch self {
    case .system(let call, let path, let code):
      let (name, remedy, transient) = Self.explanation(of: code)
      return Diagnosis(
        code: "folder.\(name)", location: path, finding: "cannot \(call.verb): \(reason)", remedy: remedy,
        transient: transient)
    case .notRegular(let path, let kind):
      return Diagnosis(
        code: "drop.not_a_regular_file", location: path, finding: "is \(kind), not a file",
        remedy: "drop a copy of the file itself")
    case .tooLarge(let path, let bytes, let limit):
      return Diagnosis(
        code: "drop.too_large", location: path, finding: "has \(bytes) bytes, and a ticket may have \(limit)",
        remedy: "shorten the ticket; audio goes beside it in its own file")
    case .noFreeName(let path, let name):
      return Diagnosis(
        code: "drop.no_free_name", location: path, finding: "every variant of the name \(name) is taken",
        remedy: "move some of these folders away")
    case .badName(let name):
      return Diagnosis(
        code: "drop.bad_name", location: name.isEmpty ? "an empty name" : name, finding: "cannot be the name of a file",
        remedy: "use a name without “/” that is not “.” or “..”")
    case .noRoom(let path, let free, let needed):
      return Diagnosis(
        code: "folder.disk_full", location: path,
        finding: "has \(free >> 20) MiB free, and the job may need \(needed >> 20) MiB",
        remedy: "free some space or raise the quota; work goes on by itself then", transient: true)
    }
  }

  private static func explanation(of code: Int32) -> (name: String, remedy: String, transient: Bool) {
    switch code {
    case ENOSPC, EDQUOT:
      ("disk_full", "free some space or raise the quota; work goes on by itself then", true)
    case EACCES, EPERM:
      ("permission", "give the user that runs dubplate the right to read and write here; work goes on by itself", true)
    case EROFS:
      ("read_only", "mount the file system for writing; work goes on by itself then", true)
    case ESTALE, EIO, ENOTCONN, ETIMEDOUT, EHOSTDOWN, ENODEV, ENXIO:
      ("offline", "check that the disk or share is connected and healthy; work goes on by itself then", true)
    case EMFILE, ENFILE, ENOMEM, EAGAIN, EBUSY:
      ("busy", "wait, or raise the limits of the process; it is tried again", true)
    case EXDEV:
      ("other_file_system", "put both folders on one file system", false)
    case ENOENT, ENOTDIR:
      ("missing", "check the path in the configuration, and that the share is mounted", true)
    case ENAMETOOLONG:
      ("name_too_long", "use a shorter name", false)
    default:
      ("system", "check the file system with dubplate doctor", false)
    }
  }
}

extension SystemCall {
  /// The failed action, after "cannot".
  fileprivate var verb: String {
    switch self {
    case .makeFolder: "make the folder"
    case .status: "be examined"
    case .sync: "be written through to the disk"
    case .lock: "be locked"
    case .mode: "be given its permissions"
    case .list: "be listed"
    default: rawValue
    }
  }
}
