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

  func folders() -> [Finding] {
    let plan: FolderPlan
    do { plan = try FolderPlan(FolderLayout(paths)) } catch { return [Finding(.problem, error.diagnosis)] }
    // What is away must not be taken for what is there.
    let absences = plan.absences
    guard absences.isEmpty else { return absences.map { Finding(.problem, $0.diagnosis) } }
    var findings = visible.flatMap { folder($0.name, $0.path) }
    findings += [hidden(in: "inbox", paths.inbox), hidden(in: "outbox", paths.outbox)].compactMap { $0 }
    if let library = paths.library { findings.append(readable(library: library)) }
    return findings
  }

  private func folder(_ name: String, _ path: String) -> [Finding] {
    let place = "\(name) folder \(path)"
    guard FileManager.default.fileExists(atPath: path) else { return [missing(place, path)] }
    let probe: FolderProbe
    do { probe = try FolderProbe(of: path) } catch {
      return [Finding(.problem, place, error.diagnosis.finding, remedy: error.diagnosis.remedy)]
    }
    var findings = [Finding(.ok, place, "can be written, \(Self.size(probe.free)) free")]
    if let share = share(name, place, probe) { findings.append(share) }
    if ["outbox", "state"].contains(name), let room = room(place, probe.free) { findings[0] = room }
    return findings
  }

  /// A folder that is not there yet is made at the start, if that is possible.
  private func missing(_ place: String, _ path: String) -> Finding {
    var parent = path
    repeat { parent = URL(filePath: parent).deletingLastPathComponent().path } while !exists(parent)
    guard access(parent, W_OK | X_OK) != 0 else {
      return Finding(.ok, place, "is not there yet; dubplate run makes it")
    }
    return Finding(
      .problem, place, "is not there, and \(parent) does not let this user make it",
      remedy: "make the folder and give it to the user that runs dubplate, or mount the share that holds it")
  }

  private func exists(_ path: String) -> Bool { path == "/" || FileManager.default.fileExists(atPath: path) }

  private func room(_ place: String, _ free: Int) -> Finding? {
    let need = DiskDemand(trackOf: SampleRate.standard.frames(in: settings.defaults.duration))
    let needed = need.work + need.delivery
    guard free < needed else { return nil }
    return Finding(
      .problem, place, "has \(Self.size(free)) free, and a job of the usual length may need \(Self.size(needed))",
      remedy: "free some space; jobs wait until then")
  }

  private func share(_ name: String, _ place: String, _ probe: FolderProbe) -> Finding? {
    guard let kind = probe.fileSystem.name else { return nil }
    if name == "state", case .remote = probe.fileSystem {
      return Finding(
        .problem, place, "lies on \(kind), where SQLite loses data when two machines write",
        remedy: "set folders.state to a folder on a local disk; the others may stay on the share")
    }
    guard name == "inbox" else { return nil }
    return Finding(
      .note, place,
      "lies on \(kind), which does not tell of changes that others make: it is looked at every"
        + " \((settings.watch.rescanNetwork / .seconds(1)).formatted()) s",
      remedy: "lower watch.rescan_network_s if tickets should be taken sooner")
  }

  /// Claims and stagings are renamed from and to hidden folders, which works within one file system only.
  private func hidden(in name: String, _ path: String) -> Finding? {
    let inner = "\(path)/.dubplate"
    guard exists(inner), let outside = try? FolderProbe(of: path), let inside = try? FolderProbe(of: inner) else {
      return nil
    }
    guard outside.device != inside.device else { return nil }
    return Finding(
      .problem, "\(name) folder \(inner)", "lies on another file system than the \(name), so nothing can be renamed",
      remedy: "remove the mount or the link there, so that it is a plain folder")
  }

  private func readable(library path: String) -> Finding {
    let place = "library \(path)"
    guard access(path, R_OK | X_OK) == 0 else {
      return Finding(
        .problem, place, "cannot be read: \(String(cString: strerror(errno)))",
        remedy: "check library.folder and the permissions there")
    }
    return Finding(.ok, place, "can be read")
  }

  func temporaryFolder() -> Finding {
    let path = FileManager.default.temporaryDirectory.path
    let place = "temporary folder \(path)"
    do {
      let probe = try FolderProbe(of: path)
      // A reference of half an hour, decoded: 32 bits, two channels, 48 kHz.
      let needed = 30 * 60 * 48_000 * 2 * 4
      guard probe.free < needed else { return Finding(.ok, place, "can be written, \(Self.size(probe.free)) free") }
      return Finding(
        .note, place, "has \(Self.size(probe.free)) free, and a long recording may need \(Self.size(needed))",
        remedy: "free some space there, or set TMPDIR to another folder")
    } catch {
      return Finding(.problem, place, error.diagnosis.finding, remedy: "set TMPDIR to a folder that can be written")
    }
  }

  static func size(_ bytes: Int) -> String {
    bytes >= 10 << 30 ? "\(bytes >> 30) GiB" : "\(bytes >> 20) MiB"
  }
}
