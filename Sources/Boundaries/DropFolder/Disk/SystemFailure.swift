import Diagnostics
import Glibc

/// A failed system call, explained.
struct SystemFailure {
  let call: SystemCall
  let place: String
  let code: Int32

  var diagnosis: Diagnosis {
    let (name, remedy, transient) = explanation
    return Diagnosis(
      code: "folder.\(name)", place: place, finding: "cannot \(verb): \(String(cString: strerror(code)))",
      remedy: remedy, transient: transient)
  }

  private var explanation: (name: String, remedy: String, transient: Bool) {
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

  private var verb: String {
    switch call {
    case .makeFolder: "make the folder"
    case .status: "be examined"
    case .sync: "be written through to the disk"
    case .lock: "be locked"
    case .mode: "be given its permissions"
    case .list: "be listed"
    default: "\(call.rawValue)"
    }
  }
}
