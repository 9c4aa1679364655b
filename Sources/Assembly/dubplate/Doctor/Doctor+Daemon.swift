import DropFolder
import JobStore
import Settings
import System

extension Doctor {
  /// Whether somebody works with the state folder now.
  func daemon() -> Finding {
    do throws(FileError) {
      if let holder = try InstanceLock.holder(ofState: paths.state) {
        return Finding(.ok, "daemon", "\(holder) works with \(paths.state)")
      }
    } catch {
      return Finding(.problem, error.diagnosis)
    }
    let waiting = openJobs
    let remedy = "dubplate run starts one; dubplate run --once works off what is there"
    guard waiting > 0 else { return Finding(.ok, "daemon", "none runs; \(remedy)") }
    return Finding(
      .note, "daemon", "none runs, and \(waiting == 1 ? "1 job has" : "\(waiting) jobs have") not ended", remedy: remedy
    )
  }

  /// How many jobs have not ended, as far as the database can be read.
  private var openJobs: Int {
    (try? JobReader(path: "\(paths.state)/dubplate.sqlite").openCount()) ?? 0
  }
}
