import CLinux
import Glibc

/// The state of a file at one moment: its identity and everything that changes when somebody writes to it.
public struct FileSnapshot: Sendable, Hashable {
  public let device: UInt64
  public let inode: UInt64
  public let size: Int
  /// The last change of the content, in nanoseconds of the file server's clock; only ever compared for equality.
  public let modified: Int
  /// The last change of the content, the name or the permissions, likewise.
  public let changed: Int
  let mode: UInt32

  init(_ status: stat) {
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    size = Int(status.st_size)
    modified = Int(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int(status.st_mtim.tv_nsec)
    changed = Int(status.st_ctim.tv_sec) &* 1_000_000_000 &+ Int(status.st_ctim.tv_nsec)
    mode = status.st_mode
  }

  /// The same file with the same content, though perhaps under another name: a rename moves `changed` alone.
  public func isSameContent(as other: FileSnapshot) -> Bool {
    device == other.device && inode == other.inode && size == other.size && modified == other.modified
  }

  public var kind: FileKind { FileKind(mode: mode) }

  /// The permission bits, without set-id and sticky bits.
  public var permissions: UInt32 { mode & 0o777 }
}

/// The kind of entry under a name.
public enum FileKind: Sendable, Hashable {
  case file, folder, link, pipe, socket, device

  init(mode: UInt32) {
    switch mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .link
    case S_IFIFO: self = .pipe
    case S_IFSOCK: self = .socket
    default: self = .device
    }
  }

  /// The kind with its article, for a sentence.
  public var words: String {
    switch self {
    case .file: "a file"
    case .folder: "a folder"
    case .link: "a symbolic link"
    case .pipe: "a named pipe"
    case .socket: "a socket"
    case .device: "a device"
    }
  }
}
