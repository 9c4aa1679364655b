import Diagnostics
import Glibc
import System
import Testing

@Suite struct FileErrorTests {
  @Test(arguments: [
    (ENOSPC, "folder.disk_full", true), (EDQUOT, "folder.disk_full", true), (EACCES, "folder.permission", true),
    (EROFS, "folder.read_only", true), (ESTALE, "folder.offline", true), (EIO, "folder.offline", true),
    (EMFILE, "folder.busy", true), (EXDEV, "folder.other_file_system", false), (ENOENT, "folder.missing", true),
    (ENAMETOOLONG, "folder.name_too_long", false), (EINVAL, "folder.system", false),
  ])
  func `a failed call says what it means and whether it may pass`(code: Int32, name: String, isTransient: Bool) {
    let diagnosis = FileError.system(.write, path: "/music/a.wav", code: code).diagnosis
    #expect(diagnosis.code == name && diagnosis.transient == isTransient && diagnosis.location == "/music/a.wav")
    #expect(diagnosis.finding == "cannot write: \(String(cString: strerror(code)))")
  }

  @Test(arguments: [
    (SystemCall.makeFolder, "make the folder"), (.status, "be examined"), (.sync, "be written through to the disk"),
    (.lock, "be locked"), (.mode, "be given its permissions"), (.list, "be listed"), (.rename, "rename"),
  ])
  func `a failed call is named in words`(call: SystemCall, words: String) {
    #expect(FileError.system(call, path: "p", code: EIO).diagnosis.finding.hasPrefix("cannot \(words): "))
  }

  @Test func `a call that left no errno is the device's fault`() {
    errno = 0
    #expect(FileError.last(.read, "p").code == EIO)
    errno = ENOSPC
    #expect(FileError.last(.read, "p") == .system(.read, path: "p", code: ENOSPC))
  }

  @Test func `what is not a failed call has a finding for a reason`() {
    #expect(FileError.notRegular(path: "p", kind: "a folder").reason == "is a folder, not a file")
    #expect(
      FileError.noRoom(path: "p", free: 5 << 20, needed: 9 << 20).reason == "has 5 MiB free, and the job may need 9 MiB"
    )
    #expect(FileError.system(.open, path: "p", code: ENOENT).reason == "No such file or directory")
  }
}
