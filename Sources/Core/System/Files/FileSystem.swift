import CLinux
import Glibc

/// The kind of file system that a folder lies on, as far as watching and locking are concerned.
public enum FileSystemKind: Sendable, Hashable {
  /// A disk of this machine: events tell of every change.
  case local
  /// FUSE, 9p, virtiofs and the like: one machine, but changes made behind it raise no events.
  case passedThrough(String)
  /// A share that other machines write to as well.
  case remote(String)

  public init(of folder: Directory) throws(FileError) {
    let magic = try attempt(.status, folder.path) { clinux_file_system(folder.file.descriptor) }
    if let name = FileSystemKind.remotes[magic] {
      self = .remote(name)
    } else if let name = FileSystemKind.passedThroughs[magic] {
      self = .passedThrough(name)
    } else {
      self = .local
    }
  }

  /// True if another machine can change the folder without an event here, so that looking must happen more often.
  public var hidesChanges: Bool { self != .local }

  // From linux/magic.h and the file systems' own sources.
  private static let remotes: [Int64: String] = [
    0x6969: "NFS", 0x517b: "SMB", 0xff53_4d42: "CIFS", 0xfe53_4d42: "SMB", 0x5346_414f: "AFS", 0x00c3_6400: "Ceph",
    0x7375_7245: "Coda", 0x0bd0_0bd0: "Lustre", 0x4750_4653: "GPFS", 0x0116_1970: "GFS2", 0x7461_636f: "OCFS2",
  ]
  private static let passedThroughs: [Int64: String] = [
    0x6573_5546: "FUSE", 0x0102_1997: "9p", 0x6a65_6a63: "virtiofs", 0x786f_4256: "vboxsf",
  ]
}

extension FileSystemKind {
  /// Its name; nil for a disk of this machine.
  public var name: String? {
    switch self {
    case .local: nil
    case .passedThrough(let name), .remote(let name): name
    }
  }
}

extension Directory {
  /// Bytes that this user may still write to the file system.
  public func freeBytes() throws(FileError) -> Int {
    var about = statvfs()
    try attempt(.status, path) { fstatvfs(file.descriptor, &about) }
    return Int(clamping: about.f_bavail.multipliedReportingOverflow(by: UInt(about.f_frsize)).partialValue)
  }

  /// Throws `noRoom` unless the file system has this many bytes left for this user.
  public func require(bytes: Int) throws(FileError) {
    let free = try freeBytes()
    guard free >= bytes else { throw .noRoom(path: path, free: free, needed: bytes) }
  }
}
