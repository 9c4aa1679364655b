import Diagnostics
import Foundation
import Glibc
import Synchronization

@testable import DropFolder
@testable import System

/// The folders of one test, with a hand on the clock and on the names as raw bytes.
final class Studio {
  let root: TemporaryFolder
  let layout: FolderLayout
  let folders: Folders
  let claim: Claim
  private let ids: Mutex<UInt8>

  convenience init() throws { try self.init(root: try TemporaryFolder()) }

  /// On folders that are there already, with ids after `used`.
  init(root: TemporaryFolder, used: UInt8 = 0) throws {
    self.root = root
    ids = Mutex(used)
    layout = FolderLayout(root: root.path)
    folders = try Folders(layout)
    claim = Claim(folders, claimant: try Claimant.current(folders, fresh: Studio.id(255)))
  }

  /// Follows folders that were replaced, as a daemon does.
  func reopened(_ layout: FolderLayout? = nil, hasOpenJobs: Bool = false) throws -> Folders {
    try folders.replanned(layout ?? self.layout, hasOpenJobs: hasOpenJobs).open(freshID: Studio.randomID)
  }

  static func randomID() -> JobID {
    JobID(milliseconds: 1_790_000_000_000, random: (0..<10).map { _ in UInt8.random(in: .min ... .max) })
  }

  static func id(_ n: UInt8) -> JobID {
    JobID(milliseconds: 1_790_000_000_000, random: Array(repeating: 0, count: 9) + [n])
  }

  func nextID() -> JobID {
    Studio.id(
      ids.withLock {
        $0 += 1
        return $0
      })
  }

  /// An intake that calls a JSON ticket complete when Foundation can read it, and reads its `reference`.
  func intake(_ settings: ReadinessTracker.Settings = .init()) -> InboxMonitor {
    InboxMonitor(folders, settings: settings, read: Studio.read)
  }

  static let read: InboxMonitor.Reader = { bytes, name in
    if TicketKind(of: name) == .txt { return .complete(references: []) }
    guard let object = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] else {
      return .incomplete("the JSON object is not closed")
    }
    return .complete(references: (object["reference"] as? String).map { [$0] } ?? [])
  }

  /// Writes into the inbox under exactly these bytes.
  func drop(_ name: FileName, _ content: String = #"{"prompt": "house"}"#) throws {
    let file = try folders.inbox.create(name)
    try file.write(Array(content.utf8))
  }

  /// Renames within the inbox, as a writer does that is done.
  func move(_ name: FileName, to newName: FileName) throws {
    try folders.inbox.move(name, to: folders.inbox, as: newName)
  }

  func append(_ content: String, to path: String) throws {
    let handle = try FileHandle(forWritingTo: URL(filePath: path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data(content.utf8))
    try handle.close()
  }

  /// What is ready when nothing changes for two seconds.
  func settled() throws -> InboxStatus {
    var intake = intake()
    _ = try intake.survey(at: .zero)
    return try intake.survey(at: .seconds(2))
  }

  /// Claims the only thing that is ready.
  func claimOne() throws -> ClaimedJob? {
    guard let candidate = try settled().ready.first,
      case .job(let job) = try claim.claim(candidate, as: nextID(), at: "2026-11-22T10:00:00Z")
    else { return nil }
    return job
  }

  /// The names in a folder that people see.
  func names(in folder: Directory) throws -> [String] {
    try folder.entries().filter { !$0.description.hasPrefix(".") }.map(\.description)
  }

  func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }
}

extension Folders {
  /// The folders of `layout`, made where they are missing.
  init(_ layout: FolderLayout, hasOpenJobs: Bool = false) throws {
    self = try FolderPlan(layout, hasOpenJobs: hasOpenJobs).open(freshID: Studio.randomID)
  }
}

/// Fails system calls on purpose.
final class Saboteur: Sendable {
  private let calls = Mutex(0)
  private let first: Int
  private let code: Int32
  private let stays: Bool

  /// Fails call number `first`, counted from 0, with `code`; with `stays` all later ones too, as if the process had died.
  init(call first: Int, code: Int32, stays: Bool = false) {
    (self.first, self.code, self.stays) = (first, code, stays)
  }

  /// Whether the call was reached.
  var struck: Bool { calls.withLock { $0 > first } }

  func callAsFunction(_ call: SystemCall, _ location: String) -> Int32? {
    let number = calls.withLock {
      $0 += 1
      return $0 - 1
    }
    return number == first || (stays && number > first) ? code : nil
  }

  func during<Result>(_ body: () throws -> Result) rethrows -> Result {
    try SystemCall.$fault.withValue({ self($0, $1) }, operation: body)
  }
}

/// Refuses every first call of a kind, and lets the one that follows through: a file system without a certain flag.
final class Refusal: Sendable {
  private let refuse = Mutex(true)
  private let call: SystemCall
  private let code: Int32

  init(of call: SystemCall, code: Int32) { (self.call, self.code) = (call, code) }

  func callAsFunction(_ call: SystemCall, _ location: String) -> Int32? {
    guard call == self.call else { return nil }
    return refuse.withLock { turn in
      defer { turn.toggle() }
      return turn ? code : nil
    }
  }
}
