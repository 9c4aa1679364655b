import Glibc

extension Folders {
  /// What is left free for everything else, in bytes.
  private static let reserve = 64 << 20

  /// Throws `noRoom` unless the file systems of state folder and outbox have this many bytes left for this user.
  ///
  /// Where both lie on one file system, finished files are in both at the cost of one.
  public func require(work: Int, delivery: Int) throws(DropFolderError) {
    try state.require(bytes: work + Self.reserve)
    guard try state.file.snapshot().device != outbox.file.snapshot().device else { return }
    try outbox.require(bytes: delivery + Self.reserve)
  }
}

extension Directory {
  fileprivate func require(bytes: Int) throws(DropFolderError) {
    var about = statvfs()
    try attempt(.status, path) { fstatvfs(file.descriptor, &about) }
    let free = Int(clamping: about.f_bavail.multipliedReportingOverflow(by: UInt(about.f_frsize)).partialValue)
    guard free >= bytes else { throw .noRoom(place: path, free: free, needed: bytes) }
  }
}
