import Prompt

/// Finds the JSON object in what a model wrote, for servers that do not hold it to a schema.
enum AnswerText {
  /// The object in `text`: the whole of it, or what stands in a fence, or after words such as "Here it is:"; nil if none.
  ///
  /// Of several the first that has one of the `fields` counts.
  static func object(in text: String, fields: Set<String>) -> (members: [JSONMember], bytes: [UInt8])? {
    let bytes = Array(text.utf8)
    var start = bytes.startIndex
    // An answer with more brackets than this before its object is none.
    for _ in 0..<32 {
      guard let open = bytes[start...].firstIndex(of: UInt8(ascii: "{")) else { return nil }
      guard let close = end(of: open, in: bytes) else {
        start = open + 1
        continue
      }
      let piece = Array(bytes[open...close])
      if let value = try? StrictJSON.parse(piece), case .object(let members) = value.content,
        members.contains(where: { fields.contains($0.name) })
      {
        return (members, piece)
      }
      start = open + 1
    }
    return nil
  }

  /// The bracket that closes the one at `open`; nil if there is none.
  private static func end(of open: Int, in bytes: [UInt8]) -> Int? {
    var (depth, isText, isEscaped) = (0, false, false)
    for index in open..<bytes.count {
      let byte = bytes[index]
      if isText {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isText = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isText = true
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return index }
      default: break
      }
    }
    return nil
  }
}
