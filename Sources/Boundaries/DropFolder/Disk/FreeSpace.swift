import Glibc

extension Folders {
  /// Throws `noRoom` unless the file systems of outbox and state folder have this many bytes left for this user.
  public func require(bytes: Int) throws(DropFolderError) {
    for folder in [outbox, state] {
      var about = statvfs()
      try attempt(.status, folder.path) { fstatvfs(folder.file.descriptor, &about) }
      let free = Int(clamping: about.f_bavail.multipliedReportingOverflow(by: UInt(about.f_frsize)).partialValue)
      guard free >= bytes else { throw .noRoom(place: folder.path, free: free, needed: bytes) }
    }
  }
}
