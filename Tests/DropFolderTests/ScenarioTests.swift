import Diagnostics
import Foundation
import Glibc
import Synchronization
import Testing

@testable import DropFolder
@testable import System

/// Scenarios of the drop folder that have no other place; `Tests/Scenarios.md` lists all of them.
@Suite struct ScenarioTests {
  private let studio: Studio

  init() throws { studio = try Studio() }

  @Test func `6 rsync's folder for delayed updates is ignored, and its files count once they are moved`() throws {
    let waiting = try studio.folders.inbox.makeFolder(".~tmp~")
    try waiting.create("job.json").write(Array("{}".utf8))
    #expect(try InboxScan(studio.folders.inbox).candidates.isEmpty)
    try waiting.move("job.json", to: studio.folders.inbox, as: "job.json")
    #expect(try studio.settled().ready.map(\.name) == ["job.json"])
  }

  @Test func `7 the same ticket dropped again after the claim is a new job`() throws {
    for _ in 0..<2 {
      try studio.drop("job.json")
      #expect(try studio.claimOne() != nil)
    }
    #expect(try studio.folders.claimed.entries().count == 2)
  }

  @Test func `23 a link swapped in between looking and opening is never followed, in a thousand tries`() throws {
    let secret = "\(studio.root.path)/secret"
    try Data("secret".utf8).write(to: URL(filePath: secret))
    let inbox = studio.layout.inbox
    let isOver = Mutex(false)
    let swapper = Thread {
      while !isOver.withLock({ $0 }) {
        unlink("\(inbox)/a.json")
        symlink(secret, "\(inbox)/a.json")
        unlink("\(inbox)/a.json")
        try? Data("{}".utf8).write(to: URL(filePath: "\(inbox)/a.json"))
      }
    }
    swapper.start()
    defer { isOver.withLock { $0 = true } }
    for _ in 0..<1_000 {
      guard let file = try? studio.folders.inbox.openFile(RelativePath("a.json")) else { continue }
      #expect(try file.readAll(limit: 10) != Array("secret".utf8))
    }
  }

  @Test func `17 a folder that is a link cannot lead out, with openat2 and without it`() throws {
    #expect(symlink("/etc", "\(studio.layout.inbox)/refs") == 0)
    let path = try #require(RelativePath(text: "refs/passwd"))
    #expect(throws: DropFolderError.self) { try studio.folders.inbox.openFile(path) }
    let old = Refusal(of: .open, code: ENOSYS)
    #expect(throws: DropFolderError.self) {
      try SystemCall.$fault.withValue({ old($0, $1) }) { try studio.folders.inbox.openFile(path) }
    }
  }

  @Test func `24 a reference that is replaced between the claim and the copy sends the ticket back`() throws {
    _ = try studio.folders.inbox.makeFolder("refs").create("club.wav").write(Array("RIFF".utf8))
    try studio.drop("night.json", #"{"reference": "refs/club.wav"}"#)
    let candidate = try #require(try studio.settled().ready.first)
    try Data("FORM".utf8).write(to: URL(filePath: "\(studio.layout.inbox)/refs/club.wav"), options: .atomic)
    #expect(try studio.claim.claim(candidate, as: studio.nextID(), at: "") == nil)
    #expect(try studio.names(in: studio.folders.inbox) == ["night.json", "refs"])
  }

  @Test func `34 a folder that fills slowly is one job with its audio`() throws {
    let bundle = try studio.folders.inbox.makeFolder("b")
    try bundle.create("job.json").write(Array("{}".utf8))
    var intake = studio.intake()
    #expect(try intake.survey(at: .zero).ready.isEmpty)
    try bundle.create("ref.wav").write(Array("RIFF".utf8))
    #expect(try intake.survey(at: .milliseconds(1_900)).ready.isEmpty)
    #expect(try intake.survey(at: .milliseconds(3_800)).ready.isEmpty)
    #expect(try intake.survey(at: .milliseconds(3_900)).ready.map(\.members.count) == [2])
  }

  @Test func `35 a new inbox under the old path is followed, and nothing is taken from the old one`() throws {
    try studio.drop("old.json")
    #expect(rename(studio.layout.inbox, "\(studio.root.path)/old") == 0)
    #expect(throws: DropFolderError.self) { try studio.reopened() }
    #expect(mkdir(studio.layout.inbox, 0o777) == 0)
    let folders = try studio.reopened()
    #expect(folders.areInPlace)
    #expect(try InboxScan(folders.inbox).candidates.isEmpty)
  }

  @Test(.enabled(if: Self.hasSecondDisk))
  func `37 and 38 an empty folder where a share was mounted is offline, not an empty inbox`() throws {
    let share = "/dev/shm/dubplate-\(UUID().uuidString)"
    #expect(mkdir(share, 0o777) == 0 && mkdir("\(share)/inbox", 0o777) == 0)
    defer { try? FileManager.default.removeItem(atPath: share) }
    var layout = studio.layout
    layout.inbox = "\(studio.root.path)/mount"
    #expect(symlink("\(share)/inbox", layout.inbox) == 0)
    let folders = try Folders(layout)
    // As after an unmount, the path leads to a folder of the disk below.
    #expect(unlink(layout.inbox) == 0 && mkdir(layout.inbox, 0o777) == 0)
    #expect(!folders.areInPlace)
    let error = #expect(throws: DropFolderError.self) {
      try folders.replanned(layout, hasOpenJobs: false).open(freshID: Studio.randomID)
    }
    #expect(error?.diagnosis.code == "folder.offline")
    #expect(error?.diagnosis.transient == true)
    #expect(try FileManager.default.contentsOfDirectory(atPath: layout.inbox).isEmpty)
    #expect(rmdir(layout.inbox) == 0 && symlink("\(share)/inbox", layout.inbox) == 0)
    #expect(folders.areInPlace)
  }

  private static var hasSecondDisk: Bool {
    var (shared, temporary) = (stat(), stat())
    return stat("/dev/shm", &shared) == 0 && stat(NSTemporaryDirectory(), &temporary) == 0
      && shared.st_dev != temporary.st_dev && access("/dev/shm", W_OK) == 0
  }

  @Test(arguments: [ENOSPC, EDQUOT, EROFS, EIO, ESTALE])
  func `49 to 52 trouble of the disk at any call of a claim is told as passing and costs nothing`(code: Int32) throws {
    var call = 0
    while true {
      let studio = try Studio()
      try studio.drop("night.json")
      let candidate = try #require(try studio.settled().ready.first)
      let saboteur = Saboteur(call: call, code: code)
      var told: DropFolderError?
      saboteur.during {
        do throws(DropFolderError) { _ = try studio.claim.claim(candidate, as: studio.nextID(), at: "") } catch {
          told = error
        }
      }
      guard saboteur.struck else { break }
      if let told { #expect(told.diagnosis.transient, "call \(call): \(told.diagnosis)") }
      var jobs = try studio.claim.adopt().count
      if jobs == 0 { jobs = try studio.claimOne() == nil ? 0 : 1 }
      #expect(jobs == 1, "call \(call)")
      call += 1
    }
    #expect(call > 15)
  }

  @Test func `49 a job that needs more room than there is waits, and says how much`() throws {
    let error = #expect(throws: DropFolderError.self) { try studio.folders.require(work: 1 << 60, delivery: 0) }
    #expect(error?.diagnosis.code == "folder.disk_full")
    #expect(error?.diagnosis.transient == true)
    #expect(throws: Never.self) { try studio.folders.require(work: 1, delivery: 0) }
  }

  @Test func `a ticket with a .done file beside it is ready after a fifth of a second, and both are claimed`() throws {
    try studio.drop("job.json")
    try studio.drop("job.json.done", "")
    var intake = studio.intake()
    #expect(try intake.survey(at: .zero).ready.isEmpty)
    let candidate = try #require(try intake.survey(at: .milliseconds(200)).ready.first)
    #expect(candidate.companions == ["job.json.done"])
    _ = try studio.claim.claim(candidate, as: studio.nextID(), at: "")
    #expect(try studio.names(in: studio.folders.inbox).isEmpty)
  }

  @Test func `audio that does not match its checksum waits until it does`() throws {
    try studio.drop("night.json")
    try studio.drop("night.wav", "RIFF")
    let hash = Fingerprint(of: "RIFFmore".utf8)
    try studio.drop("night.wav.sha256", "\(hash)  night.wav\n")
    var intake = studio.intake()
    _ = try intake.survey(at: .zero)
    let held = try intake.survey(at: .seconds(5))
    #expect(held.ready.isEmpty)
    #expect(held.waiting.first?.waiting.words.contains("SHA-256") == true)
    try studio.append("more", to: "\(studio.layout.inbox)/night.wav")
    #expect(try intake.survey(at: .seconds(6)).ready.isEmpty)
    #expect(try intake.survey(at: .seconds(8)).ready.first?.companions.count == 2)
  }

  @Test func `30 twenty thousand tickets of one burst are all found by one look`() throws {
    for n in 0..<20_000 { try studio.drop(try #require(FileName(text: "j\(n).json")), "") }
    #expect(try InboxScan(studio.folders.inbox).candidates.count == 20_000)
  }
}
