/// Where something stands in a text, both counted from 1; columns count Unicode scalars.
public struct TextPlace: Sendable, Hashable, CustomStringConvertible {
  public let line: Int
  public let column: Int

  /// The place of the byte at `offset` in UTF-8 text.
  init(of offset: Int, in bytes: [UInt8]) {
    var line = 1
    var column = 1
    for byte in bytes.prefix(offset) {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    self.line = line
    self.column = column
  }

  public var description: String { "line \(line), column \(column)" }
}
