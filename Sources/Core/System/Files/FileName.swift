/// The name of one entry of a folder, as the raw bytes that the kernel knows.
///
/// Two names are the same when their bytes are: `café` written in two Unicode forms names two files, and bytes that are
/// no UTF-8 are a name like any other. Swift's `String` would merge the first and lose the second.
public struct FileName: Sendable, Hashable {
  public let bytes: [UInt8]

  /// Nil when `bytes` cannot name an entry: empty, `.`, `..`, or holding `/` or NUL.
  public init?(_ bytes: some Sequence<UInt8>) {
    let bytes = Array(bytes)
    let dots: [[UInt8]] = [[], [0x2e], [0x2e, 0x2e]]
    guard !dots.contains(bytes), !bytes.contains(0), !bytes.contains(UInt8(ascii: "/")) else { return nil }
    self.bytes = bytes
  }

  /// Nil when `text` cannot name an entry.
  public init?(text: String) { self.init(text.utf8) }

  private init(unchecked bytes: [UInt8]) { self.bytes = bytes }

  /// The extension after the last dot, in lower case; empty when there is none or the name begins with it.
  public var fileExtension: String {
    guard let dot = dot else { return "" }
    return String(decoding: bytes[(dot + 1)...], as: UTF8.self).lowercased()
  }

  /// The name without its extension.
  public var base: [UInt8] { dot.map { Array(bytes[..<$0]) } ?? bytes }

  private var dot: Int? {
    guard let dot = bytes.lastIndex(of: UInt8(ascii: ".")), dot > 0 else { return nil }
    return dot
  }

  /// This name for 1, then `base~2.ext`, `base~3.ext` and so on.
  public func variant(_ n: Int) -> FileName {
    guard n > 1 else { return self }
    let end = dot.map { Array(bytes[$0...]) } ?? []
    return FileName(unchecked: base.prefix(240 - min(end.count, 200)) + Array("~\(n)".utf8) + end)
  }

  /// The name with `suffix` after it.
  public func suffixed(_ suffix: StaticString) -> FileName { FileName(unchecked: bytes + Array("\(suffix)".utf8)) }

  /// The name with `prefix` before it.
  public func prefixed(_ prefix: StaticString) -> FileName { FileName(unchecked: Array("\(prefix)".utf8) + bytes) }
}

extension FileName: ExpressibleByStringLiteral {
  /// A name known when the program is written.
  public init(stringLiteral name: String) {
    self.init(unchecked: Array(name.utf8))
    precondition(FileName(text: name) != nil, "\(name) cannot name a file")
  }
}

extension FileName: Comparable {
  /// The order of the bytes, which no locale changes.
  public static func < (a: Self, b: Self) -> Bool { a.bytes.lexicographicallyPrecedes(b.bytes) }
}

extension FileName: CustomStringConvertible {
  /// The name for people and logs: what is no UTF-8, a control or a change of direction is written as `\xNN`.
  public var description: String { printable(bytes) }
}

/// Text that can stand in a log or on a terminal, whatever the bytes are.
public func printable(_ bytes: some Sequence<UInt8>) -> String {
  var text = ""
  var rest = Array(bytes)[...]
  while !rest.isEmpty {
    let (character, length) = firstCharacter(of: rest)
    if let character, isHarmless(character) {
      text.unicodeScalars.append(character)
    } else {
      for byte in rest.prefix(length) { text += "\\x" + hexadecimal([byte]) }
    }
    rest = rest.dropFirst(length)
  }
  return text
}

/// The character that `bytes` begin with and its length; nil and 1 where they are no UTF-8.
public func firstCharacter(of bytes: ArraySlice<UInt8>) -> (Unicode.Scalar?, Int) {
  for length in 1...4 where length <= bytes.count {
    guard let text = String(validating: bytes.prefix(length), as: UTF8.self) else { continue }
    return (text.unicodeScalars.first, length)
  }
  return (nil, 1)
}

private func isHarmless(_ character: Unicode.Scalar) -> Bool {
  switch character.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: false
  default: true
  }
}
