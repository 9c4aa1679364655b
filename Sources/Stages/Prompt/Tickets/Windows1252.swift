/// The encoding of old editors in western Europe and America, and with it ISO 8859-1, which is a part of it.
///
/// Every byte means something in it, so that any bytes at all could be read. It is believed only of text that is mostly
/// ASCII, with single letters and marks of western languages in between, and without anything that UTF-8 has too.
enum Windows1252 {
  /// The text; nil when something else may be meant.
  static func text(_ bytes: [UInt8]) -> String? {
    let high = bytes.count { $0 >= 0x80 }
    guard high * 4 <= bytes.count, longestRun(bytes) <= 3, !hasSequence(bytes) else { return nil }
    var text = ""
    for byte in bytes {
      guard let scalar = scalar(byte) else { return nil }
      text.unicodeScalars.append(scalar)
    }
    return text
  }

  private static func longestRun(_ bytes: [UInt8]) -> Int {
    var (longest, run) = (0, 0)
    for byte in bytes {
      run = byte >= 0x80 ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  /// True if the bytes hold a UTF-8 sequence of two to four bytes.
  private static func hasSequence(_ bytes: [UInt8]) -> Bool {
    bytes.indices.contains { start in
      (2...4).contains { length in
        start + length <= bytes.count && bytes[start] >= 0xC2
          && String(validating: bytes[start..<(start + length)], as: UTF8.self)?.unicodeScalars.count == 1
      }
    }
  }

  /// The character of `byte`; nil for controls and for signs that prompts do not have.
  private static func scalar(_ byte: UInt8) -> Unicode.Scalar? {
    switch byte {
    case 0x09, 0x0A, 0x0D, 0x20..<0x7F: Unicode.Scalar(byte)
    case 0xC0...0xFF where byte != 0xD7 && byte != 0xF7: Unicode.Scalar(byte)
    case 0xA0, 0xA1, 0xA3, 0xA7, 0xA9, 0xAB, 0xAE, 0xB0, 0xB4, 0xB7, 0xBB, 0xBF: Unicode.Scalar(byte)
    default: marks[byte]
    }
  }

  /// The letters and marks that Windows-1252 has where ISO 8859-1 has controls (WHATWG Encoding Standard).
  private static let marks: [UInt8: Unicode.Scalar] = [
    0x80: "\u{20AC}", 0x82: "\u{201A}", 0x84: "\u{201E}", 0x85: "\u{2026}", 0x8A: "\u{160}", 0x8B: "\u{2039}",
    0x8C: "\u{152}", 0x8E: "\u{17D}", 0x91: "\u{2018}", 0x92: "\u{2019}", 0x93: "\u{201C}", 0x94: "\u{201D}",
    0x95: "\u{2022}", 0x96: "\u{2013}", 0x97: "\u{2014}", 0x99: "\u{2122}", 0x9A: "\u{161}", 0x9B: "\u{203A}",
    0x9C: "\u{153}", 0x9E: "\u{17E}", 0x9F: "\u{178}",
  ]
}
