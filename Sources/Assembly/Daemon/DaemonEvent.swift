import Diagnostics
import Production

/// Something that the daemon tells whoever watches it; `name` is what was dropped, for people.
public enum DaemonEvent: Sendable {
  /// A folder was never used so far, and is from now on; what is missing in it is made.
  case firstUse(folder: String)
  /// A ticket became a job.
  case accepted(name: String)
  /// A ticket cannot be done; it lies in `folder` now.
  case refused(name: String, problems: [Diagnosis], folder: String)
  /// Something in the inbox is not worked on yet.
  case waiting(name: String, reason: String)
  case progress(name: String, JobProgress)
  /// Checks failed, or wishes were not kept that another attempt can keep; it follows.
  case retrying(name: String, reason: String)
  /// The environment is in the way; the job waits.
  case held(name: String, reason: String)
  /// A track was published; `verdict` says in a line whether the checks passed and the words were kept.
  case delivered(
    name: String, folder: String, seconds: Double, verdict: String = "Passed", shortcomings: [String] = [])
  /// A job was given up; its ticket lies in `folder` now.
  case failed(name: String, problems: [Diagnosis], folder: String)
  /// The settings were read again; these keys are in force only after a new start.
  case reloaded(afterRestart: [String])
  /// A job was cancelled; its ticket lies in `folder` now.
  case cancelled(name: String, reason: String, folder: String)
  /// A request by a file in the queue folder is not met.
  case declined(request: String, reason: String)
  /// The ticket is the same as that of an earlier job.
  case twin(name: String, of: String)
  /// Folders of ended jobs that will be deleted, or were.
  case tidied(announced: [String], removed: [String])
  /// Something around the jobs went wrong, and the daemon goes on.
  case trouble([Diagnosis])
}

/// Takes events; called from any thread.
public typealias DaemonObserver = @Sendable (DaemonEvent) -> Void
