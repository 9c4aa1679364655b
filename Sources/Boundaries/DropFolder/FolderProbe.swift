import CLinux
import Glibc
import System

/// The abilities of a folder, tried out: nothing is left behind.
public struct FolderProbe: Sendable {
  public let fileSystem: FileSystemKind
  /// Bytes that this user may still write.
  public let free: Int
  /// The file system's id; equal for two folders between which a rename is possible.
  public let device: UInt64
  /// The time stamp of a file that is written now, in seconds after 1970: the clock of the disk's own machine.
  public let time: Int

  /// Makes a hidden file in the folder at `path`, renames it and removes it; throws what stands in the way.
  public init(of path: String) throws(FileError) {
    let folder = try Directory.open(path)
    fileSystem = try FileSystemKind(of: folder)
    device = try folder.file.snapshot().device
    free = try folder.freeBytes()
    time = try FolderProbe.writtenTime(in: folder)
  }

  private static func writtenTime(in folder: Directory) throws(FileError) -> Int {
    let token = UInt64.random(in: 0 ... .max)
    let (first, second) = try (name(token, "a"), name(token, "b"))
    defer { for name in [first, second] { try? folder.remove(name) } }
    let file = try folder.create(first)
    try file.write([UInt8(ascii: "x")])
    try file.sync()
    try folder.replace(second, by: first)
    var status = stat()
    try attempt(.status, file.location) { fstat(file.descriptor, &status) }
    return status.st_mtim.tv_sec
  }

  /// Two programs may probe one folder at the same time.
  private static func name(_ token: UInt64, _ step: String) throws(FileError) -> FileName {
    let text = ".dubplate-probe-\(token)-\(step).tmp"
    guard let name = FileName(text: text) else { throw .badName(text) }
    return name
  }
}
