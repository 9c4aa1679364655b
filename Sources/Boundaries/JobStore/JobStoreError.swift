import Diagnostics

/// A failure of the job database.
public enum JobStoreError: Diagnosable, Hashable {
  /// SQLite calls the file damaged, or it is no database at all.
  case corrupt(path: String, finding: String)
  /// The database was damaged, lies aside now, and is filled again from the folders.
  case replaced(path: String, aside: String, finding: String)
  /// The database was made by another program.
  case foreign(path: String)
  /// The database was made by a later version of this program.
  case newer(path: String)
  /// There is no database yet.
  case missing(path: String)
  /// SQLite's disk is full.
  case full(path: String)
  /// Another process keeps the database locked.
  case busy(path: String)
  /// The file was moved or deleted under the open database.
  case moved(path: String)
  case other(path: String, finding: String)

  public var diagnoses: [Diagnosis] { [diagnosis] }

  public var diagnosis: Diagnosis {
    switch self {
    case .corrupt(let path, let finding):
      Diagnosis(
        code: "store.corrupt", location: path, finding: "is damaged: \(finding)",
        remedy: "move it aside and start again; the folders hold every ticket and delivery")
    case .replaced(let path, let aside, let finding):
      Diagnosis(
        code: "store.replaced", location: path,
        finding: "was damaged (\(finding)) and is filled again from the folders",
        remedy: "keep \(aside) if you want to know why, or delete it", transient: true)
    case .foreign(let path):
      Diagnosis(
        code: "store.foreign", location: path, finding: "is the database of another program",
        remedy: "set the state folder to one that dubplate has for itself")
    case .newer(let path):
      Diagnosis(
        code: "store.newer", location: path, finding: "was made by a later version of dubplate",
        remedy: "install that version, or set another state folder")
    case .missing(let path):
      Diagnosis(
        code: "store.missing", location: path, finding: "does not exist, so no job was ever accepted",
        remedy: "check --root, or start dubplate run")
    case .full(let path):
      Diagnosis(
        code: "store.disk_full", location: path, finding: "cannot be written, because the disk is full",
        remedy: "free some space; work goes on by itself then", transient: true)
    case .busy(let path):
      Diagnosis(
        code: "store.busy", location: path, finding: "was locked by another process for five seconds",
        remedy: "try again", transient: true)
    case .moved(let path):
      Diagnosis(
        code: "store.moved", location: path, finding: "was moved or deleted while it was in use",
        remedy: "put it back, or start dubplate again, which makes a new one from the folders", transient: true)
    case .other(let path, let finding):
      Diagnosis(
        code: "store.failed", location: path, finding: finding, remedy: "check the disk with dubplate doctor",
        transient: true)
    }
  }
}
