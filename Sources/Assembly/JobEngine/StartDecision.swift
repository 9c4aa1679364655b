import Diagnostics
import JobStore

/// The reason why the files of a job that is to be worked on cannot be read.
public enum UnreadableFiles: Sendable, Hashable {
  /// The claim is there, and the look at the inbox that reads it has yet to come.
  case unread(reason: String)
  /// A folder is away, and the job's files may be in it.
  case away(Diagnosis)
  /// The files have left the claims, though every folder is in place.
  case lost

  /// `hasClaim` tells whether the job's claim is on the disk, `absence` what is wrong with the folders, nil when nothing is.
  public init(hasClaim: Bool, absence: @autoclosure () -> Diagnosis?) {
    if hasClaim {
      self = .unread(reason: "its files are not read yet")
    } else {
      self = absence().map { .away($0) } ?? .lost
    }
  }

  /// The reason that is given to the owner of a job whose files are lost.
  public static func lossDiagnosis(of job: Job) -> Diagnosis {
    Diagnosis(
      code: "job.files_missing", location: job.name,
      finding: "its files are neither claimed nor in the inbox any more: somebody has moved or deleted them",
      remedy: "the ticket lies here as it was dropped; put its audio beside it, if it had any, and run: dubplate retry"
        + " \(job.name)")
  }
}

/// The step that a job with readable files begins with.
public enum FirstStep: Sendable, Hashable {
  case attempt
  /// Its delivery is in the outbox already, at this path: the process died before it was noted.
  case deliver(path: String)
  /// It has ended the process too often.
  case fail(Diagnosis)

  /// The deaths of the process during one job after which the job is given up.
  public static let mostCrashes = 3

  /// `name` is the job's in messages, and `delivery` the path of its delivery in the outbox, nil when there is none; it is
  /// not looked for where the job was never started.
  public init(of job: Job, called name: String, delivery: @autoclosure () throws -> String?) rethrows {
    if job.starts > 0, let path = try delivery() {
      self = .deliver(path: path)
    } else if job.crashes >= Self.mostCrashes {
      self = .fail(
        Diagnosis(
          code: "job.crash", location: name,
          finding: "ended the program \(job.crashes) times while it was worked on",
          remedy: "change the ticket or its audio, and keep this folder for a report of the fault"))
    } else {
      self = .attempt
    }
  }
}
