import Diagnostics
import DropFolder
import Foundation
import JobStore
import Settings
import System

extension Doctor {
  /// Watches the inbox for a moment: whether that works depends on what all programs of the user do.
  func watching() -> Finding {
    let place = "events of \(paths.inbox)"
    guard FileManager.default.fileExists(atPath: paths.inbox) else {
      return Finding(.ok, place, "nothing to watch yet")
    }
    do throws(DropFolderError) {
      let events = try FolderEvents(watching: [paths.inbox])
      events.stop()
      if let limit = events.limits.first { return Finding(.note, limit.diagnosis) }
      return Finding(.ok, place, "can be watched (\(Self.limits))")
    } catch {
      return Finding(.note, error.diagnosis)
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
  func database() -> Finding {
    let path = "\(paths.state)/dubplate.sqlite"
    do {
      let jobs = try JobReader(path: path).jobs()
      return Finding(.ok, "database \(path)", "is whole and knows of \(jobs.count) jobs")
    } catch .missing {
      return Finding(.ok, "database \(path)", "is not there yet; dubplate run makes it")
    } catch {
      return Finding(.problem, error.diagnosis)
    }
  }

  /// Job ids and the times shown come from this clock; what waits for how long does not.
  func clock() -> Finding {
    let now = Date.now
    let words = now.formatted(.iso8601)
    // 2025 began: the program is younger.
    guard now.timeIntervalSince1970 >= 1_735_689_600 else {
      return Finding(.problem, "clock", "says \(words), which is past", remedy: "switch time synchronisation on (NTP)")
    }
    let disk = (try? FolderProbe(of: paths.inbox).time).map { Double($0) - now.timeIntervalSince1970 } ?? 0
    guard abs(disk) > 120 else { return Finding(.ok, "clock", "says \(words)") }
    return Finding(
      .note, "clock", "the inbox's machine is \(Int(abs(disk))) s \(disk > 0 ? "ahead of" : "behind") this one",
      remedy: "switch time synchronisation on for both; tickets are taken all the same")
  }
}
