import Diagnostics
import DropFolder
import Foundation
import JobStore
import Settings
import System

extension Doctor {
  /// Watches the inbox for a moment: whether that works depends on what all programs of the user do.
  func watching() -> DoctorFinding {
    let location = "events of \(paths.inbox)"
    guard FileManager.default.fileExists(atPath: paths.inbox) else {
      return DoctorFinding(.ok, location, "nothing to watch yet")
    }
    do throws(DropFolderError) {
      let events = try FolderEvents(watching: [paths.inbox])
      events.stop()
      if let limit = events.limits.first { return DoctorFinding(.note, limit.diagnosis) }
      return DoctorFinding(.ok, location, "can be watched (\(Self.limits))")
    } catch {
      return DoctorFinding(.note, error.diagnosis)
    }
  }

  private static var limits: String {
    ["max_user_watches", "max_user_instances", "max_queued_events"].map { name in
      let text = try? String(contentsOfFile: "/proc/sys/fs/inotify/\(name)", encoding: .utf8)
      return "\(name) \(text?.trimmingCharacters(in: .whitespacesAndNewlines) ?? "unknown")"
    }
    .joined(separator: ", ")
  }

  /// Reads the whole database; a daemon may be at work with it.
  func database() -> DoctorFinding {
    let path = "\(paths.state)/dubplate.sqlite"
    do {
      let jobs = try JobReader(path: path).jobs()
      return DoctorFinding(.ok, "database \(path)", "is whole and knows of \(jobs.count) jobs")
    } catch .missing {
      return DoctorFinding(.ok, "database \(path)", "is not there yet; dubplate run makes it")
    } catch {
      return DoctorFinding(.problem, error.diagnosis)
    }
  }

  /// Job ids and the times shown come from this clock; what waits for how long does not.
  func clock() -> DoctorFinding {
    let now = Date.now
    let words = now.formatted(.iso8601)
    // 2025 began: the program is younger.
    guard now.timeIntervalSince1970 >= 1_735_689_600 else {
      return DoctorFinding(
        .problem, "clock", "says \(words), which is past", remedy: "switch time synchronisation on (NTP)")
    }
    let disk = (try? FolderProbe(of: paths.inbox).time).map { Double($0) - now.timeIntervalSince1970 } ?? 0
    guard abs(disk) > 120 else { return DoctorFinding(.ok, "clock", "says \(words)") }
    return DoctorFinding(
      .note, "clock", "the inbox's machine is \(Int(abs(disk))) s \(disk > 0 ? "ahead of" : "behind") this one",
      remedy: "switch time synchronisation on for both; tickets are taken all the same")
  }
}

extension Doctor {
  /// The daemon that works with the state folder now, or that none does.
  func daemon() -> DoctorFinding {
    do throws(FileError) {
      if let holder = try InstanceLock.holder(ofState: paths.state) {
        return DoctorFinding(.ok, "daemon", "\(holder) works with \(paths.state)")
      }
    } catch {
      return DoctorFinding(.problem, error.diagnosis)
    }
    let waiting = openJobs
    let remedy = "dubplate run starts one; dubplate run --once works off what is there"
    guard waiting > 0 else { return DoctorFinding(.ok, "daemon", "none runs; \(remedy)") }
    return DoctorFinding(
      .note, "daemon", "none runs, and \(waiting == 1 ? "1 job has" : "\(waiting) jobs have") not ended", remedy: remedy
    )
  }

  /// The number of jobs that have not ended, as far as the database can be read.
  private var openJobs: Int {
    (try? JobReader(path: "\(paths.state)/dubplate.sqlite").openCount()) ?? 0
  }
}
