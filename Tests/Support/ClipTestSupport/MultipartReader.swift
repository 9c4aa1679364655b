import Foundation
import TestSupport

/// Reads a form as a strict server does (RFC 7578, RFC 2046).
public struct MultipartReader {
  public struct Part: Sendable {
    public let name: String
    public let fileName: String?
    public let type: String?
    public let body: [UInt8]

    public var text: String { String(decoding: body, as: UTF8.self) }
  }

  public let parts: [Part]

  /// Nil for anything that is not exactly a form.
  public init?(_ request: ScriptedRequest) {
    guard let type = request.header("content-type"),
      let match = type.wholeMatch(of: /multipart\/form-data; boundary=([A-Za-z0-9]{1,70})/)
    else { return nil }
    let line = Array("--\(match.1)".utf8)
    var rest = request.body[...]
    var parts: [Part] = []
    guard rest.starts(with: line) else { return nil }
    while true {
      rest = rest.dropFirst(line.count)
      if rest.elementsEqual("--\r\n".utf8) { break }
      guard rest.starts(with: "\r\n".utf8), let end = rest.firstRange(of: Array("\r\n\r\n".utf8)),
        let next = rest[end.upperBound...].firstRange(of: Array("\r\n".utf8) + line),
        let part = Self.part(rest[..<end.lowerBound], Array(rest[end.upperBound..<next.lowerBound]))
      else { return nil }
      parts.append(part)
      rest = rest[next.lowerBound...].dropFirst(2)
    }
    self.parts = parts
  }

  private static func part(_ head: ArraySlice<UInt8>, _ body: [UInt8]) -> Part? {
    let lines = String(decoding: head, as: UTF8.self).components(separatedBy: "\r\n").filter { !$0.isEmpty }
    guard let first = lines.first,
      let match = first.wholeMatch(
        of: /Content-Disposition: form-data; name="([a-z_]+)"(?:; filename="([A-Za-z0-9.]+)")?/)
    else { return nil }
    let type = lines.dropFirst().first.flatMap { $0.wholeMatch(of: /Content-Type: (.+)/) }.map { String($0.1) }
    return Part(name: String(match.1), fileName: match.2.map(String.init), type: type, body: body)
  }

  /// The value of the only field of this name.
  public subscript(name: String) -> String? {
    let found = parts.filter { $0.name == name }
    return found.count == 1 && found[0].fileName == nil ? found[0].text : nil
  }

  /// The only file of this name.
  public func file(_ name: String) -> Part? {
    let found = parts.filter { $0.name == name && $0.fileName != nil }
    return found.count == 1 ? found[0] : nil
  }
}
