import Foundation
import Synchronization

/// An HTTP server on loopback that answers as a test says, well or badly.
///
/// Each connection has a thread of its own; the server ends when it is let go.
public final class ScriptedServer: Sendable {
  /// Gets each request and how many came before it.
  public typealias Script = @Sendable (ScriptedRequest, Int) -> [ScriptedAct]

  public let port: Int
  private let listener: Int32
  private let log: Log

  private final class Log: Sendable {
    let requests = Mutex<[ScriptedRequest]>([])
    let connections = Mutex<[Int32]>([])
    let count = Atomic(0)
  }

  public init(_ script: @escaping Script) throws {
    signal(SIGPIPE, SIG_IGN)
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isOpen = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && listen(listener, 64) == 0 && getsockname(listener, $0, &length) == 0
      }
    }
    guard isOpen else { throw POSIXError(.EADDRNOTAVAIL) }
    self.listener = listener
    port = Int(UInt16(bigEndian: address.sin_port))
    let log = Log()
    self.log = log
    Thread.detachNewThread { Self.accept(listener, log, script) }
  }

  deinit {
    // The accepting thread closes it: closed here, its number could be another server's before that thread looks again.
    shutdown(listener, Int32(SHUT_RDWR))
    log.connections.withLock { for socket in $0 { shutdown(socket, Int32(SHUT_RDWR)) } }
  }

  /// The address of `path` on this server.
  public func address(_ path: String = "/") -> String { "http://127.0.0.1:\(port)\(path)" }

  /// All requests so far that arrived whole.
  public var requests: [ScriptedRequest] { log.requests.withLock { $0 } }

  /// How many connections brought requests so far; strangers that knock at a port and leave do not count.
  public var connections: Int { log.count.load(ordering: .sequentiallyConsistent) }

  private static func accept(_ listener: Int32, _ log: Log, _ script: @escaping Script) {
    while true {
      let socket = Foundation.accept(listener, nil, nil)
      guard socket >= 0 else {
        close(listener)
        return
      }
      // A program that another test starts must not keep the connection open.
      _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
      var on: Int32 = 1
      setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
      log.connections.withLock { $0.append(socket) }
      Thread.detachNewThread {
        serve(ScriptedConnection(socket), log, script)
        log.connections.withLock { $0.removeAll { $0 == socket } }
        close(socket)
      }
    }
  }

  private static func serve(_ connection: ScriptedConnection, _ log: Log, _ script: Script) {
    var connection = connection
    var isFirst = true
    while let request = connection.nextRequest() {
      if isFirst { log.count.add(1, ordering: .sequentiallyConsistent) }
      isFirst = false
      let before = log.requests.withLock { requests in
        requests.append(request)
        return requests.count - 1
      }
      for act in script(request, before) {
        guard connection.perform(act) else { return }
      }
    }
  }
}

/// A request as it arrived.
public struct ScriptedRequest: Sendable {
  public let method: String
  public let target: String
  public let headers: [(name: String, value: String)]
  public let body: [UInt8]

  /// The value of the first header of this name.
  public func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}

/// What a scripted server does next.
public enum ScriptedAct: Sendable {
  case send([UInt8])
  /// Byte by byte with a pause between them, until all is sent or the client leaves.
  case drip([UInt8], pause: Duration)
  /// Ends the connection in order.
  case close
  /// Ends it with a TCP reset.
  case reset
  /// Says nothing more until the client leaves.
  case hold

  /// A whole answer with a true length.
  public static func answer(
    _ status: Int = 200, type: String? = "application/json", _ headers: [String: String] = [:], _ body: String = ""
  ) -> ScriptedAct {
    .send(Array((head(status, type: type, headers, length: body.utf8.count) + body).utf8))
  }

  /// The head of an answer whose body has, or pretends to have, `length` bytes.
  public static func head(
    _ status: Int, type: String? = "application/json", _ headers: [String: String] = [:], length: Int
  ) -> String {
    var lines = ["HTTP/1.1 \(status) Scripted", "Content-Length: \(length)"]
    if let type { lines.append("Content-Type: \(type)") }
    lines += headers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    return lines.joined(separator: "\r\n") + "\r\n\r\n"
  }
}
