import Diagnostics
import Foundation
import Glibc
import Testing

@testable import DropFolder
@testable import System

/// Folders that come and go, on a disk: which are used, which are waited for, and that nothing is made meanwhile.
@Suite struct FolderPlanTests {
  private let location: TemporaryFolder
  private var layout: FolderLayout

  init() throws {
    location = try TemporaryFolder()
    layout = FolderLayout(root: "\(location.path)/music")
    layout.state = "\(location.path)/state"
  }

  private func plan(hasOpenJobs: Bool = false) throws -> FolderPlan {
    try FolderPlan(layout, hasOpenJobs: hasOpenJobs)
  }

  private func everything() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: location.path).filter { !$0.hasPrefix("state") }.sorted()
  }

  private func move(_ from: String, _ to: String) {
    #expect(rename("\(location.path)/\(from)", "\(location.path)/\(to)") == 0)
  }

  @Test func `a root that was never used is said to be new before anything is made`() throws {
    let plan = try plan()
    #expect(plan.firstUses == [layout.root])
    #expect(try everything().isEmpty)
    _ = try plan.open(freshID: Studio.randomID)
    #expect(try everything().contains("music/archive/.dubplate-folder"))
    #expect(try self.plan().firstUses.isEmpty)
  }

  @Test(arguments: [false, true]) func `a root that was renamed is waited for, and used again when it is back`(
    hasOpenJobs: Bool
  ) throws {
    _ = try Folders(layout)
    move("music", "elsewhere")
    for isThere in [false, true] {
      if isThere { #expect(mkdir(layout.root, 0o777) == 0) }
      let before = try everything()
      let plan = try plan(hasOpenJobs: hasOpenJobs)
      #expect(plan.firstUses.isEmpty)
      #expect(plan.absences.map(\.diagnosis.location) == [layout.root])
      #expect(plan.absences.allSatisfy { $0.diagnosis.code == "folder.offline" && $0.diagnosis.transient })
      #expect(throws: DropFolderError.self) { try plan.open(freshID: Studio.randomID) }
      #expect(throws: DropFolderError.self) { try SafeDrop(plan) }
      #expect(try everything() == before)
    }
    #expect(rmdir(layout.root) == 0)
    move("elsewhere", "music")
    #expect(try Folders(layout, hasOpenJobs: hasOpenJobs).areInPlace)
  }

  @Test func `a root under a new path is the old one by its mark`() throws {
    _ = try Folders(layout)
    move("music", "renamed")
    var moved = FolderLayout(root: "\(location.path)/renamed")
    moved.state = layout.state
    let plan = try FolderPlan(moved, hasOpenJobs: true)
    #expect(plan.absences.isEmpty && plan.firstUses.isEmpty)
    _ = try plan.open(freshID: Studio.randomID)
  }

  @Test func `the file that the message names lets a new root take the location of the old one`() throws {
    _ = try Folders(layout)
    move("music", "old")
    let remedy = try #require(try plan(hasOpenJobs: true).absences.first?.diagnosis.remedy)
    let record = layout.recordPath(of: .root)
    #expect(remedy.hasSuffix("delete \(record)"))
    #expect(unlink(record) == 0)
    #expect(try plan(hasOpenJobs: true).firstUses == [layout.root])
    #expect(try Folders(layout, hasOpenJobs: true).areInPlace)
    #expect(try plan(hasOpenJobs: true).absences.isEmpty)
  }

  @Test func `an inbox that lies elsewhere is waited for by itself`() throws {
    var layout = layout
    layout.inbox = "\(location.path)/share/inbox"
    _ = try Folders(layout)
    move("share", "away")
    let plan = try FolderPlan(layout, hasOpenJobs: false)
    #expect(plan.absences.map(\.diagnosis.location) == [layout.inbox])
    #expect(!FileManager.default.fileExists(atPath: "\(location.path)/share"))
  }

  @Test func `a root used by a version without marks is taken as it is, and one that is away is not made`() throws {
    let folders = try Folders(layout)
    _ = try Claimant.current(folders, fresh: Studio.id(9))
    for role in layout.roles { #expect(unlink("\(layout.path(of: role))/.dubplate-folder") == 0) }
    try FileManager.default.removeItem(atPath: "\(layout.state)/folders")
    move("music", "away")
    #expect(try plan().absences.count == 1)
    #expect(mkdir(layout.root, 0o777) == 0)
    let absence = try #require(try plan().absences.first)
    #expect(absence.diagnosis.remedy.contains("make \(layout.inbox)/.dubplate"))
    #expect(rmdir(layout.root) == 0)
    move("away", "music")
    let plan = try plan(hasOpenJobs: true)
    #expect(plan.absences.isEmpty && plan.firstUses.isEmpty)
    _ = try plan.open(freshID: Studio.randomID)
    #expect(try self.plan(hasOpenJobs: true).steps.allSatisfy { $0.verdict == .use })
  }

  @Test func `two daemons know one root by the same marks`() throws {
    _ = try Folders(layout)
    var other = layout
    other.state = "\(location.path)/second"
    let plan = try FolderPlan(other, hasOpenJobs: false)
    #expect(plan.firstUses.isEmpty && plan.steps.allSatisfy { $0.verdict == .adopt })
    _ = try plan.open(freshID: Studio.randomID)
    #expect(try self.plan().steps.allSatisfy { $0.verdict == .use })
  }

  @Test func `a mark that somebody has deleted is written again while the folder is in location`() throws {
    let folders = try Folders(layout)
    let mark = try FolderMark.read(in: folders.inbox)
    #expect(unlink("\(layout.inbox)/.dubplate-folder") == 0)
    folders.renewMarks()
    #expect(try FolderMark.read(in: folders.inbox) == mark)
    #expect(mark != nil)
  }

  @Test func `a mark that was cut off is written anew`() throws {
    let folder = try Directory.prepare(layout.inbox)
    try folder.create(FolderMark.name).write(Array("0199".utf8))
    #expect(try FolderMark.write(Studio.id(3), in: folder) == Studio.id(3))
    #expect(try FolderMark.read(in: folder) == Studio.id(3))
    #expect(try FolderMark.write(Studio.id(4), in: folder) == Studio.id(3))
    #expect(try folder.entries() == [FolderMark.name])
  }

  @Test(arguments: ["/music", "/mu\nsic", "/with space/ü", "/"]) func `a record is read as it was written`(path: String)
  {
    for hasOwnDisk in [false, true] {
      let record = FolderRecord(id: Studio.id(7), hasOwnDisk: hasOwnDisk, path: path)
      #expect(FolderRecord(text: record.text) == record)
    }
    #expect(FolderRecord(text: "id: x\nown disk: no\npath: /\n") == nil)
  }
}
