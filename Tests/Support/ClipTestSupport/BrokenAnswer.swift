import TestSupport

/// Answers that no contract knows, from servers and networks that are out of order.
public enum BrokenAnswer: String, CaseIterable, Sendable {
  case reset, close, silence, drip, cutShort, webPage, notJSON, emptyBody, endless, lyingLength, elsewhere, toAFile

  /// Whether the client has to run out of patience.
  public var isSlow: Bool { self == .silence || self == .drip }

  /// Whether there is an answer at all, however useless.
  public var isWhole: Bool { [.webPage, .notJSON, .emptyBody].contains(self) }

  /// What the server does; `foreign` is another server that nobody should be sent to.
  public func acts(foreign: String) -> [ScriptedAct] {
    let page = "<html>Please log in</html>"
    switch self {
    case .reset: return [.reset]
    case .close: return [.close]
    case .silence: return [.hold]
    case .drip:
      let head = Array((ScriptedAct.head(200, length: 100_000) + "{").utf8)
      return [.drip(head + [UInt8](repeating: 32, count: 99_999), pause: .milliseconds(3))]
    case .cutShort: return [.send(Array((ScriptedAct.head(200, length: 5000) + "{\"id\":").utf8)), .reset]
    case .webPage: return [.answer(200, type: "text/html", [:], page)]
    case .notJSON: return [.answer(200, [:], "{\"id\": \"x\"")]
    case .emptyBody: return [.answer(200, [:], "")]
    case .endless:
      return [
        .send(Array("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n".utf8)),
        .send([UInt8](repeating: 32, count: 6 << 20)), .close,
      ]
    case .lyingLength: return [.send(Array((ScriptedAct.head(200, length: 900) + "{}").utf8)), .close]
    case .elsewhere: return [.answer(302, ["Location": foreign])]
    case .toAFile: return [.answer(302, ["Location": "file:///etc/passwd"])]
    }
  }
}
