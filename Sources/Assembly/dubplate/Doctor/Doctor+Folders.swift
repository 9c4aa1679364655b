import Audio
import Daemon
import Diagnostics
import DropFolder
import Foundation
import JobEngine
import Production
import Settings
import System

extension Doctor {
  private var visible: [(name: String, path: String)] {
    [
      ("inbox", paths.inbox), ("outbox", paths.outbox), ("failed", paths.failed), ("archive", paths.archive),
      ("queue", paths.queue), ("state", paths.state),
    ]
  }

  func folders() -> [DoctorFinding] {
    let plan: FolderPlan
    do { plan = try FolderPlan(FolderLayout(paths)) } catch { return [DoctorFinding(.problem, error.diagnosis)] }
    // What is away must not be taken for what is there.
    let absences = plan.absences
    guard absences.isEmpty else { return absences.map { DoctorFinding(.problem, $0.diagnosis) } }
    var findings = visible.flatMap { folder($0.name, $0.path) }
    findings += [hidden(in: "inbox", paths.inbox), hidden(in: "outbox", paths.outbox)].compactMap { $0 }
    if let library = paths.library { findings.append(readable(library: library)) }
    return findings
  }

  private func folder(_ name: String, _ path: String) -> [DoctorFinding] {
    let location = "\(name) folder \(path)"
    guard FileManager.default.fileExists(atPath: path) else { return [missing(location, path)] }
    let probe: FolderProbe
    do { probe = try FolderProbe(of: path) } catch {
      return [DoctorFinding(.problem, location, error.diagnosis.finding, remedy: error.diagnosis.remedy)]
    }
    var findings = [DoctorFinding(.ok, location, "can be written, \(Self.size(probe.free)) free")]
    if let share = share(name, location, probe) { findings.append(share) }
    if ["outbox", "state"].contains(name), let shortage = shortage(location, probe.free) {
      findings[0] = shortage
    }
    return findings
  }

  /// A folder that is not there yet is made at the start, if that is possible.
  private func missing(_ location: String, _ path: String) -> DoctorFinding {
    var parent = path
    repeat { parent = URL(filePath: parent).deletingLastPathComponent().path } while !exists(parent)
    guard access(parent, W_OK | X_OK) != 0 else {
      return DoctorFinding(.ok, location, "is not there yet; dubplate run makes it")
    }
    return DoctorFinding(
      .problem, location, "is not there, and \(parent) does not let this user make it",
      remedy: "make the folder and give it to the user that runs dubplate, or mount the share that holds it")
  }

  private func exists(_ path: String) -> Bool { path == "/" || FileManager.default.fileExists(atPath: path) }

  private func shortage(_ location: String, _ free: Int) -> DoctorFinding? {
    let need = DiskDemand(trackOf: SampleRate.standard.frames(in: settings.defaults.duration))
    let needed = need.work + need.delivery
    guard free < needed else { return nil }
    return DoctorFinding(
      .problem, location, "has \(Self.size(free)) free, and a job of the usual length may need \(Self.size(needed))",
      remedy: "free some space; jobs wait until then")
  }

  private func share(_ name: String, _ location: String, _ probe: FolderProbe) -> DoctorFinding? {
    guard let kind = probe.fileSystem.name else { return nil }
    if name == "state", case .remote = probe.fileSystem {
      return DoctorFinding(
        .problem, location, "lies on \(kind), where SQLite loses data when two machines write",
        remedy: "set folders.state to a folder on a local disk; the others may stay on the share")
    }
    guard name == "inbox" else { return nil }
    return DoctorFinding(
      .note, location,
      "lies on \(kind), which does not tell of changes that others make: it is looked at every"
        + " \((settings.watch.rescanNetwork / .seconds(1)).formatted()) s",
      remedy: "lower watch.rescan_network_s if tickets should be taken sooner")
  }

  /// Claims and stagings are renamed from and to hidden folders, which works within one file system only.
  private func hidden(in name: String, _ path: String) -> DoctorFinding? {
    let inner = "\(path)/.dubplate"
    guard exists(inner), let outside = try? FolderProbe(of: path), let inside = try? FolderProbe(of: inner) else {
      return nil
    }
    guard outside.device != inside.device else { return nil }
    return DoctorFinding(
      .problem, "\(name) folder \(inner)", "lies on another file system than the \(name), so nothing can be renamed",
      remedy: "remove the mount or the link there, so that it is a plain folder")
  }

  private func readable(library path: String) -> DoctorFinding {
    let location = "library \(path)"
    guard access(path, R_OK | X_OK) == 0 else {
      return DoctorFinding(
        .problem, location, "cannot be read: \(String(cString: strerror(errno)))",
        remedy: "check library.folder and the permissions there")
    }
    return DoctorFinding(.ok, location, "can be read")
  }

  func temporaryFolder() -> DoctorFinding {
    let path = FileManager.default.temporaryDirectory.path
    let location = "temporary folder \(path)"
    do {
      let probe = try FolderProbe(of: path)
      // A reference of half an hour, decoded: 32 bits, two channels, 48 kHz.
      let needed = 30 * 60 * 48_000 * 2 * 4
      guard probe.free < needed else {
        return DoctorFinding(.ok, location, "can be written, \(Self.size(probe.free)) free")
      }
      return DoctorFinding(
        .note, location, "has \(Self.size(probe.free)) free, and a long recording may need \(Self.size(needed))",
        remedy: "free some space there, or set TMPDIR to another folder")
    } catch {
      return DoctorFinding(
        .problem, location, error.diagnosis.finding, remedy: "set TMPDIR to a folder that can be written")
    }
  }

  static func size(_ bytes: Int) -> String {
    bytes >= 10 << 30 ? "\(bytes >> 30) GiB" : "\(bytes >> 20) MiB"
  }
}
