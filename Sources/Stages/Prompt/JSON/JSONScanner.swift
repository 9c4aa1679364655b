/// A position in UTF-8 text and the grammar of JSON; recursion goes no deeper than `StrictJSON.maximumDepth`.
struct JSONScanner {
  let bytes: [UInt8]
  var position: Int
  /// Faults that do not hinder reading on, with their offsets.
  private(set) var faults: [(fault: JSONFault, offset: Int)] = []
  private(set) var depth = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The offset of a thrown fault, in bytes.
  var faultOffset: Int { min(position, bytes.count) }

  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// Remembers a fault; beyond the first twenty a reader learns nothing new.
  mutating func note(_ fault: JSONFault, at offset: Int) {
    if faults.count < 20 { faults.append((fault, offset)) }
  }

  /// A value with nothing but white space around it.
  mutating func document() throws(JSONFault) -> JSONValue {
    skipSpace()
    guard next != nil else { throw .empty }
    let root = try value()
    skipSpace()
    guard next == nil else { throw trailing(after: root) }
    return root
  }

  private mutating func value() throws(JSONFault) -> JSONValue {
    let start = position
    let content: JSONValue.Content =
      switch next {
      case UInt8(ascii: "{"): .object(try nested { (s) throws(JSONFault) in try s.members() })
      case UInt8(ascii: "["): .array(try nested { (s) throws(JSONFault) in try s.elements() })
      case UInt8(ascii: "\""): .string(try string())
      case let byte? where Self.startsNumber(byte): .number(try number())
      default: try word()
      }
    return JSONValue(content: content, source: start..<position)
  }

  private static func startsNumber(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }

  private mutating func nested<Content>(
    _ read: (inout JSONScanner) throws(JSONFault) -> Content
  ) throws(JSONFault) -> Content {
    guard depth < StrictJSON.maximumDepth else { throw .tooDeep }
    depth += 1
    defer { depth -= 1 }
    position += 1
    return try read(&self)
  }

  private mutating func elements() throws(JSONFault) -> [JSONValue] {
    var elements: [JSONValue] = []
    skipSpace()
    if skip("]") { return [] }
    while true {
      skipSpace()
      elements.append(try value())
      skipSpace()
      if skip("]") { return elements }
      guard skip(",") else { throw mismatch(.end(of: "]")) }
    }
  }

  private mutating func members() throws(JSONFault) -> [JSONMember] {
    var members: [JSONMember] = []
    var names: Set<String> = []
    skipSpace()
    if skip("}") { return [] }
    while true {
      skipSpace()
      let member = try member()
      if !names.insert(member.name).inserted { note(.duplicateKey(member.name), at: member.source.lowerBound) }
      members.append(member)
      skipSpace()
      if skip("}") { return members }
      guard skip(",") else { throw mismatch(.end(of: "}")) }
    }
  }

  private mutating func member() throws(JSONFault) -> JSONMember {
    let start = position
    guard next == UInt8(ascii: "\"") else { throw mismatch(.name) }
    let name = try string()
    let end = position
    skipSpace()
    guard skip(":") else { throw mismatch(.colon) }
    skipSpace()
    return JSONMember(name: name, source: start..<end, value: try value())
  }

  private mutating func word() throws(JSONFault) -> JSONValue.Content {
    for (word, content) in [("true", .bool(true)), ("false", .bool(false)), ("null", JSONValue.Content.null)]
    where bytes[position...].starts(with: word.utf8) {
      position += word.utf8.count
      return content
    }
    let rest = bytes[position...]
    if !rest.isEmpty, ["true", "false", "null"].contains(where: { $0.utf8.starts(with: rest) }) {
      throw .endsEarly(expected: "the rest of a word")
    }
    throw mismatch(.value)
  }

  private mutating func skipSpace() {
    while let byte = next, [0x20, 0x0A, 0x0D, 0x09].contains(byte) { position += 1 }
  }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  /// The syntax that the grammar expects at a position.
  enum ExpectedSyntax {
    case value, name, colon
    /// A comma, or the bracket that ends the list or object.
    case end(of: String)

    var words: String {
      switch self {
      case .value: "a value"
      case .name: "a name in double quotes"
      case .colon: "a colon"
      case .end(let bracket): "a comma or \(bracket)"
      }
    }
  }

  func mismatch(_ expected: ExpectedSyntax) -> JSONFault {
    guard next != nil else { return .endsEarly(expected: expected.words) }
    return mistake(insteadOf: expected).map(JSONFault.mistake) ?? .unexpected(found, expected: expected.words)
  }

  /// The character at the position, for a message.
  var found: String {
    let rest = String(decoding: bytes[position...].prefix(4), as: UTF8.self)
    return rest.first.map { "\"\($0)\"" } ?? "nothing"
  }
}
