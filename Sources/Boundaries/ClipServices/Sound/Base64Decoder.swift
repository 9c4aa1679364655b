/// Decodes base64 (RFC 4648, 4) piece by piece.
struct Base64Decoder {
  private var bits: UInt32 = 0
  private var count = 0
  private var padding = 0

  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 0xFF, count: 256)
    for (value, byte) in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8.enumerated() {
      values[Int(byte)] = UInt8(value)
    }
    return values
  }()

  /// Appends what the next character completes; returns false if it cannot stand there.
  mutating func take(_ byte: UInt8, into bytes: inout [UInt8]) -> Bool {
    if byte == UInt8(ascii: "=") {
      padding += 1
      return padding <= 2 && count % 4 >= 2
    }
    let value = Self.values[Int(byte)]
    guard value != 0xFF, padding == 0 else { return false }
    bits = bits << 6 | UInt32(value)
    count += 1
    if count % 4 == 0 {
      bytes.append(UInt8(truncatingIfNeeded: bits >> 16))
      bytes.append(UInt8(truncatingIfNeeded: bits >> 8))
      bytes.append(UInt8(truncatingIfNeeded: bits))
    }
    return true
  }

  /// Appends the last bytes; returns false if characters are missing.
  mutating func finish(into bytes: inout [UInt8]) -> Bool {
    switch count % 4 {
    case 1: return false
    case 2: bytes.append(UInt8(truncatingIfNeeded: bits >> 4))
    case 3:
      bytes.append(UInt8(truncatingIfNeeded: bits >> 10))
      bytes.append(UInt8(truncatingIfNeeded: bits >> 2))
    default: break
    }
    return padding == 0 || (count + padding) % 4 == 0
  }
}
