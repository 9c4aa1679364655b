import Foundation

/// A place in an SFZ file, as messages name it.
struct SFZPlace: Sendable, Equatable {
  let file: String
  /// From 1.
  let line: Int

  var description: String { "\(file):\(line)" }
}

/// An element of an SFZ file, in the order in which they stand.
enum SFZItem: Equatable {
  case header(String, SFZPlace)
  case opcode(name: String, value: String, SFZPlace)
}

/// The lexical analysis of an SFZ file with the files that it includes.
///
/// Source: sfzformat.info, pages *Headers*, *#include*, *#define* (ARIA); a variable is replaced by the longest name that fits.
struct SFZScanner {
  /// Bounds of what one instrument may consist of; free libraries stay below a hundredth of them.
  enum Limit {
    static let bytes = 32 << 20
    static let items = 1 << 20
    static let includes = 2_000
    static let depth = 16
    static let longestValue = 4_096
  }

  /// The text of an included file by its path; nil where it is missing or may not be read.
  let included: (_ path: String, _ including: String) -> (path: String, bytes: [UInt8])?
  private(set) var items: [SFZItem] = []
  /// Included files in the order in which they were read, each once.
  private(set) var files: [String] = []
  /// Findings with their places: a file that is not there, a bound that was reached.
  private(set) var faults: [(place: SFZPlace, finding: String)] = []
  private var variables: [(name: [UInt8], value: [UInt8])] = []
  private var includes = 0
  private var bytesRead = 0
  private var isFull = false

  init(included: @escaping (_ path: String, _ including: String) -> (path: String, bytes: [UInt8])?) {
    self.included = included
  }

  /// Reads the text of `file`; `depth` counts the files that include it.
  mutating func scan(_ bytes: [UInt8], of file: String, depth: Int = 0) {
    bytesRead += bytes.count
    guard bytesRead <= Limit.bytes else { return stop(SFZPlace(file: file, line: 1), "more than 32 MB of text") }
    if !files.contains(file) { files.append(file) }
    var isComment = false
    var number = 0
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      guard !isFull else { return }
      let text = Self.withoutComments(line, &isComment)
      if !text.isEmpty { scan(line: text, at: SFZPlace(file: file, line: number), depth) }
    }
  }

  private mutating func stop(_ place: SFZPlace, _ finding: String) {
    if !isFull { faults.append((place, finding)) }
    isFull = true
  }

  private mutating func add(_ item: SFZItem, at place: SFZPlace) {
    guard items.count < Limit.items else { return stop(place, "more than \(Limit.items) opcodes") }
    items.append(item)
  }

  private mutating func scan(line: [UInt8], at place: SFZPlace, _ depth: Int) {
    var cursor = SFZCursor(line)
    while let byte = cursor.next, !isFull {
      switch byte {
      case UInt8(ascii: "#"): directive(&cursor, at: place, depth)
      case UInt8(ascii: "<"):
        add(.header(Self.text(cursor.header()).lowercased(), place), at: place)
      default:
        guard let (name, value) = cursor.opcode() else { continue }
        let expanded = Array(expanded(value).prefix(Limit.longestValue))
        add(.opcode(name: Self.text(self.expanded(name)).lowercased(), value: Self.text(expanded), place), at: place)
      }
    }
  }

  private mutating func directive(_ cursor: inout SFZCursor, at place: SFZPlace, _ depth: Int) {
    switch Self.text(cursor.word()) {
    case "#define":
      let name = cursor.word()
      let value = expanded(cursor.word())
      guard name.first == UInt8(ascii: "$"), name.count > 1 else { return }
      variables.removeAll { $0.name == name }
      variables.append((name, value))
      variables.sort { $0.name.count > $1.name.count }
    case "#include":
      let path = Self.text(expanded(cursor.quoted()))
      includes += 1
      guard depth < Limit.depth, includes <= Limit.includes else {
        return stop(
          place, "#include goes more than \(Limit.depth) files deep or \(Limit.includes) times; it may be a loop")
      }
      guard let found = included(path, place.file) else {
        faults.append((place, "the included file \"\(path)\" is not there"))
        return
      }
      scan(found.bytes, of: found.path, depth: depth + 1)
    default: break
    }
  }

  /// `bytes` with variables in place of their names.
  private func expanded(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "$")) else { return bytes }
    var result: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.first, result.count <= Limit.longestValue {
      if byte == UInt8(ascii: "$"), let variable = variables.first(where: { rest.starts(with: $0.name) }) {
        result += variable.value
        rest = rest.dropFirst(variable.name.count)
      } else {
        result.append(byte)
        rest = rest.dropFirst()
      }
    }
    return result
  }

  /// The line up to `//` and without what stands between `/*` and `*/`, which may span lines.
  private static func withoutComments(_ line: ArraySlice<UInt8>, _ isComment: inout Bool) -> [UInt8] {
    let (slash, star) = (UInt8(ascii: "/"), UInt8(ascii: "*"))
    guard isComment || line.contains(slash) else { return Array(line) }
    var kept: [UInt8] = []
    var index = line.startIndex
    while index < line.endIndex {
      let (byte, next) = (line[index], index + 1 < line.endIndex ? line[index + 1] : 0)
      if isComment {
        if byte == star, next == slash { (isComment, index) = (false, index + 1) }
      } else if byte == slash, next == slash {
        break
      } else if byte == slash, next == star {
        (isComment, index) = (true, index + 1)
      } else {
        kept.append(byte)
      }
      index += 1
    }
    return kept
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
