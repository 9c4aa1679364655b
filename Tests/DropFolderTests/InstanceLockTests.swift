import Diagnostics
import Glibc
import Testing

@testable import DropFolder
@testable import System

@Suite struct InstanceLockTests {
  @Test func `a second daemon on the same state folder is refused and told who is first`() throws {
    let studio = try Studio()
    let first = try InstanceLock(state: studio.folders.state)
    let error = #expect(throws: DropFolderError.self) { try InstanceLock(state: studio.folders.state) }
    #expect(error?.diagnosis.code == "daemon.already_running")
    #expect(error?.diagnosis.finding == "is held by process \(getpid())")
    withExtendedLifetime(first) {}
  }

  @Test func `the lock is free again when its holder is gone`() throws {
    let studio = try Studio()
    do { _ = try InstanceLock(state: studio.folders.state) }
    #expect(throws: Never.self) { try InstanceLock(state: studio.folders.state) }
  }

  @Test func `the folders are made once and found again`() throws {
    let studio = try Studio()
    let again = try Folders(studio.layout)
    #expect(try again.inbox.file.snapshot().inode == studio.folders.inbox.file.snapshot().inode)
  }

  @Test func `an inbox that was replaced by another of its name is noticed`() throws {
    let studio = try Studio()
    #expect(studio.folders.areInPlace)
    #expect(rename(studio.layout.inbox, "\(studio.root.path)/old") == 0)
    #expect(!studio.folders.areInPlace)
    #expect(mkdir(studio.layout.inbox, 0o777) == 0)
    #expect(!studio.folders.areInPlace)
  }

  @Test func `the process file system is local and can be watched`() throws {
    #expect(try FileSystemKind(of: Directory.open("/proc")) == .local)
  }
}
