/// The diagnosis of common mistakes at a position where the grammar expects something else.
extension JSONScanner {
  /// The most likely mistake; nil when it is none of the common ones.
  func mistake(insteadOf expected: ExpectedSyntax) -> JSONMistake? {
    if let mistake = characterMistake { return mistake }
    switch expected {
    case .name: return nameMistake
    case .value: return valueMistake
    case .colon: return found == "\"=\"" ? .wrongSeparator("=", expected: "a colon") : nil
    case .end: return endMistake
    }
  }

  /// The fault for the text that follows the end of the document.
  func trailing(after root: JSONValue) -> JSONFault {
    if let mistake = characterMistake { return .mistake(mistake) }
    if case .string = root.content, [UInt8(ascii: ":"), UInt8(ascii: ",")].contains(next) {
      return .mistake(.missingBraces)
    }
    return next == UInt8(ascii: "{") ? .mistake(.secondDocument) : .trailing(found)
  }

  /// True if a typographic quote, meant to end the text, lies between `start` and the position.
  func holdsTypographicQuote(from start: Int) -> Bool {
    String(decoding: bytes[start..<position], as: UTF8.self).unicodeScalars.contains { Self.typographic.contains($0) }
  }

  private static let typographic: Set<Unicode.Scalar> = ["“", "”", "„", "‟", "‘", "’", "‚", "‛", "«", "»", "″", "＂"]

  /// The mistake that the character at the position shows on its own.
  private var characterMistake: JSONMistake? {
    switch scalar {
    case "/"? where [UInt8(ascii: "/"), UInt8(ascii: "*")].contains(byte(after: 1)):
      return .comment(byte(after: 1) == UInt8(ascii: "*") ? "/*" : "//")
    case "#"?: return .comment("#")
    case "'"?, "`"?: return .singleQuotes
    case let scalar? where Self.typographic.contains(scalar): return .typographicQuotes
    case "\u{2212}"?, "\u{2013}"?, "\u{2014}"?: return .typographicMinus
    case let scalar? where scalar.properties.isWhitespace || scalar.properties.generalCategory == .format:
      return .invisible(scalar)
    default: return nil
    }
  }

  private var nameMistake: JSONMistake? {
    let before = lastByte
    if next == UInt8(ascii: "}"), before == UInt8(ascii: ",") { return .trailingComma(before: "}") }
    if next == UInt8(ascii: ",") { return .extraComma }
    if let next, UInt8(ascii: "0")...UInt8(ascii: "9") ~= next, before == UInt8(ascii: ",") { return .decimalComma }
    return bareWord.map(JSONMistake.bareName)
  }

  private var valueMistake: JSONMistake? {
    let before = lastByte
    if next == UInt8(ascii: "]"), before == UInt8(ascii: ",") { return .trailingComma(before: "]") }
    if before == UInt8(ascii: ":"), [UInt8(ascii: ","), UInt8(ascii: "}")].contains(next) { return .missingValue }
    if next == UInt8(ascii: ",") { return .extraComma }
    guard let word = bareWord else { return nil }
    if depth == 0 { return .proseAlone }
    switch word.lowercased() {
    case "true", "yes", "on": return .foreignWord(word, meant: "true")
    case "false", "no", "off": return .foreignWord(word, meant: "false")
    case "null", "none", "nil", "undefined": return .foreignWord(word, meant: "null")
    case "nan", "inf", "infinity": return .notANumber(word)
    default: return .bareText(phrase ?? word)
    }
  }

  private var endMistake: JSONMistake? {
    switch next {
    case UInt8(ascii: ";"): return .wrongSeparator(";", expected: "a comma")
    case UInt8(ascii: "\""): return .missingComma(before: "the next quote")
    case UInt8(ascii: "{"), UInt8(ascii: "["): return .missingComma(before: found)
    default: break
    }
    guard let word = bareWord else { return nil }
    switch lastByte {
    case UInt8(ascii: "\"")?: return .innerQuote(word)
    case let byte? where UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte: return .unitAfterNumber(word)
    default: return .missingComma(before: word)
    }
  }

  /// The last byte before the position that is no white space.
  private var lastByte: UInt8? { bytes[..<position].last { ![0x20, 0x0A, 0x0D, 0x09].contains($0) } }

  private func byte(after count: Int) -> UInt8? { position + count < bytes.count ? bytes[position + count] : nil }

  private var scalar: Unicode.Scalar? {
    String(decoding: bytes[position...].prefix(4), as: UTF8.self).unicodeScalars.first
  }

  /// The letters, digits, hyphens and underscores at the position, if they begin with a letter.
  private var bareWord: String? {
    let text = String(decoding: bytes[position...].prefix(40), as: UTF8.self)
    guard let first = text.first, first.isLetter || first == "_" else { return nil }
    return String(text.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" })
  }

  /// Words up to the end of the line or the next mark.
  private var phrase: String? {
    let text = String(decoding: bytes[position...].prefix(60), as: UTF8.self)
      .prefix { !",}]\r\n\"\u{FFFD}".contains($0) }
    return text.isEmpty ? nil : PromptText.trimmed(String(text))
  }
}
