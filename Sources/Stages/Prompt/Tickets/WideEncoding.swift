import Diagnostics

/// UTF-16 or UTF-32, which Notepad and PowerShell write ("Unicode").
enum WideEncoding {
  case utf16(isLittle: Bool, mark: Int)
  case utf32(isLittle: Bool)

  /// Nil when `data` is of bytes; without a mark, ASCII at the beginning betrays UTF-16 by its zeros.
  init?(of data: [UInt8]) {
    if data.starts(with: [0xFF, 0xFE, 0, 0]) {
      self = .utf32(isLittle: true)
    } else if data.starts(with: [0, 0, 0xFE, 0xFF]) {
      self = .utf32(isLittle: false)
    } else if data.starts(with: [0xFF, 0xFE]) {
      self = .utf16(isLittle: true, mark: 2)
    } else if data.starts(with: [0xFE, 0xFF]) {
      self = .utf16(isLittle: false, mark: 2)
    } else if data.count >= 4, data[1] == 0, data[3] == 0, data[0] != 0, data[2] != 0 {
      self = .utf16(isLittle: true, mark: 0)
    } else if data.count >= 4, data[0] == 0, data[2] == 0, data[1] != 0, data[3] != 0 {
      self = .utf16(isLittle: false, mark: 0)
    } else {
      return nil
    }
  }

  /// The same text in UTF-8.
  func utf8(_ data: [UInt8]) throws(Problems) -> [UInt8] {
    let text: String?
    let isWhole: Bool
    switch self {
    case .utf16(let isLittle, let mark):
      isWhole = data.count % 2 == 0
      let units = stride(from: mark, to: data.count - 1, by: 2).map { at in
        isLittle ? UInt16(data[at]) | UInt16(data[at + 1]) << 8 : UInt16(data[at]) << 8 | UInt16(data[at + 1])
      }
      text = String(validating: units, as: UTF16.self)
    case .utf32(let isLittle):
      isWhole = data.count % 4 == 0
      let units = stride(from: 4, to: data.count - 3, by: 4).map { at in
        (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(data[at + (isLittle ? 3 - $1 : $1)]) }
      }
      text = String(validating: units, as: UTF32.self)
    }
    let name = if case .utf16 = self { "UTF-16" } else { "UTF-32" }
    guard isWhole else {
      throw Problems(
        TicketText.encoding("the end", "the text is \(name) and ends within a character", code: "incomplete"))
    }
    guard let text else {
      throw Problems(TicketText.encoding("the text", "it looks like \(name) and is not: a character of it is broken"))
    }
    return Array(text.utf8)
  }
}
