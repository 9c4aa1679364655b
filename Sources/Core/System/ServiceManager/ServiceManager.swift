import CLinux
import Glibc

/// The service manager that started this process, systemd, told of by the protocol of sd_notify(3).
///
/// A message is one datagram to the socket that `NOTIFY_SOCKET` names; nothing is ever answered.
public struct ServiceManager: Sendable {
  /// The interval at which it expects a sign of life; nil when it expects none.
  public let watchdog: Duration?
  private let socket: NotifySocket

  /// Nil when no service manager wants to hear from this process.
  public init?(environment: [String: String]) {
    guard let path = environment["NOTIFY_SOCKET"], let socket = NotifySocket(path) else { return nil }
    self.socket = socket
    watchdog = Self.watchdog(environment)
  }

  /// Tells it; false when the message did not get through.
  @discardableResult
  public func tell(_ messages: Message...) -> Bool { socket.send(messages.map(\.text).joined(separator: "\n")) }

  /// The interval in `WATCHDOG_USEC`, when it is meant for this process.
  private static func watchdog(_ environment: [String: String]) -> Duration? {
    guard let microseconds = environment["WATCHDOG_USEC"].flatMap(Int64.init), microseconds > 0 else { return nil }
    if let process = environment["WATCHDOG_PID"], Int32(process) != getpid() { return nil }
    return .microseconds(microseconds)
  }
}

extension ServiceManager {
  /// A notice to the service manager.
  public enum Message: Sendable, Hashable {
    /// The program has started, or has reloaded.
    case ready
    /// The settings are being read again; `ready` follows.
    case reloading
    case stopping
    /// One line for people, which `systemctl status` shows.
    case status(String)
    /// Everything in the program shows signs of life.
    case keepAlive

    var text: String {
      switch self {
      case .ready: "READY=1"
      case .reloading: "RELOADING=1\nMONOTONIC_USEC=\(Self.monotonicMicroseconds)"
      case .stopping: "STOPPING=1"
      case .status(let words): "STATUS=\(words.split(whereSeparator: \.isNewline).joined(separator: " "))"
      case .keepAlive: "WATCHDOG=1"
      }
    }

    /// systemd tells by it to which request the answer belongs.
    private static var monotonicMicroseconds: Int64 {
      var now = timespec()
      clock_gettime(CLOCK_MONOTONIC, &now)
      return Int64(now.tv_sec) * 1_000_000 + Int64(now.tv_nsec) / 1000
    }
  }
}
