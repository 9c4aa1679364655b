/// A place in a line of an SFZ file, which it moves along.
struct SFZCursor {
  private let line: [UInt8]
  private var index = 0

  init(_ line: [UInt8]) { self.line = line }

  /// The next byte that is no space; nil at the end of the line.
  var next: UInt8? {
    mutating get {
      // A byte order mark is no part of the text.
      while index < line.count, Self.isSpace(line[index]) || [0xEF, 0xBB, 0xBF].contains(line[index]) { index += 1 }
      return index < line.count ? line[index] : nil
    }
  }

  /// Everything up to the next space.
  mutating func word() -> [UInt8] {
    guard next != nil else { return [] }
    return take { !Self.isSpace($0) }
  }

  /// What stands between quotation marks, else a word.
  mutating func quoted() -> [UInt8] {
    guard next == UInt8(ascii: "\"") else { return word() }
    index += 1
    let text = take { $0 != UInt8(ascii: "\"") }
    index += 1
    return text
  }

  /// The name of the header that begins here: `region` of `<region>`.
  mutating func header() -> [UInt8] {
    index += 1
    let name = take { $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "<") }
    if index < line.count, line[index] == UInt8(ascii: ">") { index += 1 }
    return name.filter { !Self.isSpace($0) }
  }

  /// A name, the equals sign and the value, which may have spaces in it and ends where another opcode, a header or a directive
  /// begins; nil for a word without an equals sign.
  mutating func opcode() -> (name: [UInt8], value: [UInt8])? {
    let name = take { !Self.isSpace($0) && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: "<") }
    guard index < line.count, line[index] == UInt8(ascii: "=") else { return nil }
    index += 1
    let start = index
    while index < line.count, line[index] != UInt8(ascii: "<") {
      if Self.isSpace(line[index]), beginsAnother(after: index) { break }
      index += 1
    }
    var end = index
    while end > start, Self.isSpace(line[end - 1]) { end -= 1 }
    return (name, Array(line[start..<end].drop(while: Self.isSpace)))
  }

  /// True if the word behind a space is a directive or an opcode.
  private func beginsAnother(after space: Int) -> Bool {
    var place = space + 1
    guard place < line.count else { return true }
    if line[place] == UInt8(ascii: "#") {
      return line[place...].starts(with: "#define".utf8) || line[place...].starts(with: "#include".utf8)
    }
    let start = place
    while place < line.count, Self.isNamePart(line[place]) { place += 1 }
    return place > start && place < line.count && line[place] == UInt8(ascii: "=")
  }

  private mutating func take(while belongs: (UInt8) -> Bool) -> [UInt8] {
    let start = index
    while index < line.count, belongs(line[index]) { index += 1 }
    return Array(line[start..<index])
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (9...13).contains(byte) }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"):
      true
    default: false
    }
  }
}
