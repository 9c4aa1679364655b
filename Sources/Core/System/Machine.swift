import Glibc

/// The machine that the program runs on.
public enum Machine {
  /// A text that differs from one boot of the kernel to the next; empty where it cannot be read.
  ///
  /// A file that was not written through to the disk is there for certain within one boot alone.
  public static let bootID = printable(readBootID())

  /// The name of the host, as `uname -n` says it.
  public static var hostName: String {
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, name.count - 1)
    return printable(name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) })
  }

  private static func readBootID() -> [UInt8] {
    let path = "/proc/sys/kernel/random/boot_id"
    guard let descriptor = try? attempt(.open, path, { open(path, O_RDONLY | O_CLOEXEC) }) else { return [] }
    // A UUID in text, without the end of its line.
    return (try? OpenFile(descriptor: descriptor, location: path).read(atMost: 36)) ?? []
  }
}
