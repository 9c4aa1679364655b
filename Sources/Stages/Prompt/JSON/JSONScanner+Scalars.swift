/// Texts and numbers.
extension JSONScanner {
  /// A text in quotes; a NUL is noted, anything else that is not allowed is thrown.
  mutating func string() throws(JSONFault) -> String {
    var text: [UInt8] = []
    let start = position
    position += 1
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        let offset = position
        let scalar = try escape()
        if scalar.value == 0 { note(.nul, at: offset) }
        text.append(contentsOf: String(scalar).utf8)
      case 0x0A where holdsTypographicQuote(from: start): throw .mistake(.typographicQuotes)
      case 0..<0x20: throw .controlCharacter(byte)
      default:
        text.append(byte)
        position += 1
      }
    }
    throw .endsEarly(expected: "a closing quote")
  }

  private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
    position += 1
    guard let letter = next else { throw .endsEarly(expected: "the rest of an escape") }
    if letter == UInt8(ascii: "u") { return try unicodeEscape() }
    guard let scalar = Self.escapes[letter] else { throw .badEscape }
    position += 1
    return scalar
  }

  private static let escapes: [UInt8: Unicode.Scalar] = [
    UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/", UInt8(ascii: "b"): "\u{8}",
    UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n", UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
  ]

  private mutating func unicodeEscape() throws(JSONFault) -> Unicode.Scalar {
    let unit = try hexUnit()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard unit < 0xDC00, next == UInt8(ascii: "\\") else { throw .loneSurrogate }
    position += 1
    guard next == UInt8(ascii: "u") else { throw .loneSurrogate }
    let low = try hexUnit()
    guard 0xDC00...0xDFFF ~= low else { throw .loneSurrogate }
    let scalar = 0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(low) - 0xDC00)
    return Unicode.Scalar(scalar) ?? "\u{FFFD}"
  }

  /// The four digits after the `u` at the position.
  private mutating func hexUnit() throws(JSONFault) -> UInt16 {
    let digits = bytes[(position + 1)...].prefix(4)
    guard digits.count == 4 else {
      position = bytes.count
      throw .endsEarly(expected: "four hexadecimal digits")
    }
    guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw .badEscape }
    position += 5
    return unit
  }

  /// A number, never infinite.
  mutating func number() throws(JSONFault) -> Double {
    let start = position
    _ = skip("-")
    if !skip("0") { try digits() }
    if skip(".") { try digits() }
    if skip("e") || skip("E") {
      _ = skip("+") || skip("-")
      try digits()
    }
    if let byte = next, byte == UInt8(ascii: ".") || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte { throw .badNumber }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    guard let value = Double(text), value.isFinite else {
      position = start
      throw .numberTooLarge(text.count > 20 ? "\(text.prefix(20))…" : text)
    }
    return value
  }

  private mutating func digits() throws(JSONFault) {
    guard let first = next else { throw .endsEarly(expected: "a digit") }
    guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= first else { throw .badNumber }
    while let byte = next, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte { position += 1 }
  }
}
