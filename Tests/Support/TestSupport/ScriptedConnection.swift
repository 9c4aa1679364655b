import Foundation

/// One connection of a scripted server: reads requests, performs acts.
struct ScriptedConnection {
  private let socket: Int32
  private var received: [UInt8] = []

  init(_ socket: Int32) { self.socket = socket }

  /// The next whole request; nil when the client has left.
  mutating func nextRequest() -> ScriptedRequest? {
    var end = headEnd
    while end == nil {
      guard receive() else { return nil }
      end = headEnd
    }
    guard let end else { return nil }
    let lines = String(decoding: received[..<end], as: UTF8.self).components(separatedBy: "\r\n")
    let start = lines[0].split(separator: " ").map(String.init)
    guard start.count == 3 else { return nil }
    let headers = lines.dropFirst().compactMap { line -> (name: String, value: String)? in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      return (String(line[..<colon]), line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces))
    }
    let length = headers.first { $0.name.lowercased() == "content-length" }.flatMap { Int($0.value) } ?? 0
    while received.count < end + 4 + length {
      guard receive() else { return nil }
    }
    let body = Array(received[(end + 4)..<(end + 4 + length)])
    received.removeFirst(end + 4 + length)
    return ScriptedRequest(method: start[0], target: start[1], headers: headers, body: body)
  }

  /// Where the empty line after the head begins.
  private var headEnd: Int? {
    received.firstRange(of: Array("\r\n\r\n".utf8))?.lowerBound
  }

  private mutating func receive() -> Bool {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = recv(socket, &bytes, bytes.count, 0)
    guard count > 0 else { return false }
    received += bytes.prefix(count)
    return true
  }

  /// Returns whether the connection goes on.
  mutating func perform(_ act: ScriptedAct) -> Bool {
    switch act {
    case .send(let bytes): return send(bytes)
    case .drip(let bytes, let pause):
      for byte in bytes {
        guard send([byte]) else { return false }
        usleep(UInt32(pause / .microseconds(1)))
      }
      return true
    case .close: return false
    case .reset:
      var linger = linger(l_onoff: 1, l_linger: 0)
      setsockopt(socket, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Glibc.linger>.size))
      return false
    case .hold:
      while receive() {}
      return false
    }
  }

  private func send(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Foundation.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
