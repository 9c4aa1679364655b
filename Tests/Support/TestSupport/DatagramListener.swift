import Glibc

/// The receiving end of an AF_UNIX datagram socket: what systemd listens with.
public final class DatagramListener: Sendable {
  private let descriptor: Int32
  private let path: String

  struct CannotListen: Error { let code: Int32 }

  /// Listens at `path`; one that begins with `@` has its name in the kernel.
  public init(_ path: String) throws {
    self.path = path
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    var bytes = Array(path.utf8)
    if bytes.first == UInt8(ascii: "@") { bytes[0] = 0 } else { bytes.append(0) }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    let length = socklen_t(MemoryLayout<sa_family_t>.size + bytes.count)
    let bound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) }
    }
    guard bound == 0 else { throw CannotListen(code: errno) }
  }

  deinit {
    close(descriptor)
    unlink(path)
  }

  /// The next message; empty when none came for `patience`.
  public func next(within patience: Duration = .seconds(60)) -> String {
    var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&wait, 1, Int32(patience / .milliseconds(1))) > 0 else { return "" }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = recv(descriptor, &bytes, bytes.count, 0)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }
}
