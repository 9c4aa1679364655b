import Foundation

extension Diagnosis {
  /// The failure of Foundation with a file, in the words of the system; nil for any other error.
  ///
  /// Its own description names domains and codes of Apple's systems, which help nobody here.
  init?(ofFile error: any Error, at location: String) {
    guard let error = error as? CocoaError, let path = error.filePath else { return nil }
    let cause = (error.underlying as? POSIXError)?.code ?? .EIO
    let isWriting = (512..<1_024).contains(error.code.rawValue) || error.code == .fileNoSuchFile
    self.init(
      code: "system.file", location: path.hasPrefix("/proc/self/fd") ? location : path,
      finding: "cannot be \(isWriting ? "written" : "read"): \(String(cString: strerror(cause.rawValue)))",
      remedy: Self.remedy(for: cause), transient: Self.environment.contains(cause))
  }

  /// Codes that say nothing about the file, and may go by themselves.
  private static let environment: Set<POSIXErrorCode> = [
    .ENOSPC, .EDQUOT, .EROFS, .EIO, .ESTALE, .ENODEV, .ENXIO, .ENOTCONN, .ETIMEDOUT, .EHOSTDOWN, .EMFILE, .ENFILE,
    .ENOMEM,
    .EAGAIN, .EBUSY,
  ]

  private static func remedy(for cause: POSIXErrorCode) -> String {
    switch cause {
    case .ENOENT, .ENOTDIR: "check the path, and that what it lies on is mounted"
    case .EACCES, .EPERM: "give the user that runs dubplate the right to it"
    case .ENOSPC, .EDQUOT: "free some space, or raise the quota"
    case .EROFS: "mount the file system for writing, or name another folder"
    case .EEXIST: "give another name, or move what bears it away"
    case .EISDIR: "name a file, not a folder"
    case .ENAMETOOLONG: "use a shorter name"
    default: "check the disk or share, and try again"
    }
  }
}
