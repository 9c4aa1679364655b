import Diagnostics
import Glibc
import System

extension DropFolderError {
  /// The fact in words.
  public var diagnosis: Diagnosis {
    switch self {
    case .file(let error): error.diagnosis
    case .severalTickets(let location, let names):
      Diagnosis(
        code: "drop.several_tickets", location: location, finding: "holds \(names.count) tickets: \(list(names))",
        remedy: "keep one ticket in each folder, or drop the tickets one by one into the inbox itself")
    case .incomplete(let location, let why, let minutes):
      Diagnosis(
        code: "drop.incomplete", location: location, finding: "\(why), and has not changed for \(minutes) min",
        remedy: "drop the whole file again, under a temporary name that is renamed when it is complete")
    case .missingReference(let location, let reference):
      Diagnosis(
        code: "drop.reference_missing", location: location,
        finding: "names the reference \(reference), which is not there",
        remedy: "put the audio in before the ticket, or both in one folder, and write its path as seen from the ticket")
    case .crashedWhileRead(let location):
      Diagnosis(
        code: "job.crash", location: location, finding: "ended the program while it was read, twice",
        remedy: "keep this folder for a report of the fault, and write the ticket anew")
    case .alreadyRunning, .remoteState, .away, .alreadyWatching, .watchLimit: serviceDiagnosis
    }
  }

  private var serviceDiagnosis: Diagnosis {
    switch self {
    case .alreadyRunning(let location, let holder):
      Diagnosis(
        code: "daemon.already_running", location: location, finding: "is held by \(holder)",
        remedy: "let that one do the work, or stop it first", transient: true)
    case .remoteState(let location, let fileSystem):
      Diagnosis(
        code: "state.not_local", location: location,
        finding: "lies on \(fileSystem), where SQLite loses data when two machines write",
        remedy: "set the state folder to one on a local disk; the other folders may stay on the share")
    case .away(let location, let absence, let wayOut):
      Diagnosis(
        code: "folder.offline", location: location, finding: "is away: \(absence.words)",
        remedy: wayOut.remedy(for: absence), transient: true)
    case .watchLimit(let location, let code):
      Diagnosis(
        code: "watch.limit", location: location, finding: "cannot be watched (\(String(cString: strerror(code))))",
        remedy: "raise fs.inotify.max_user_watches and fs.inotify.max_user_instances with sysctl; until then the folder"
          + " is looked at from time to time", transient: true)
    default:
      Diagnosis(
        code: "watch.busy", location: "inotify", finding: "this process watches folders already",
        remedy: "stop the first watcher before starting another")
    }
  }
}

/// Up to five names, for a sentence.
private func list(_ names: [String]) -> String {
  names.prefix(5).joined(separator: ", ") + (names.count > 5 ? " …" : "")
}

extension FolderAbsence {
  fileprivate var words: String {
    switch self {
    case .missing: "there is no such folder"
    case .unmarked:
      "what is there is not the folder that was used before, for it has no \(FolderMark.name); perhaps its share is not"
        + " mounted"
    case .other: "what is there is another folder than the one used before, as its \(FolderMark.name) says"
    case .unmounted(let point): "nothing is mounted at \(point), where /etc/fstab wants something"
    }
  }
}

extension AbsenceOverride {
  fileprivate func remedy(for absence: FolderAbsence) -> String {
    let then = "work goes on by itself then, and nothing is lost"
    if case .unmounted(let point) = absence { return "mount \(point); \(then)" }
    let wait = "mount the share, or move the folder back; \(then)"
    return switch self {
    case .forget(let record): "\(wait). If what is there is meant to be used from now on, delete \(record)"
    case .claim(let folder): "\(wait). If a new folder is meant, make \(folder)"
    case .none: wait
    }
  }
}
