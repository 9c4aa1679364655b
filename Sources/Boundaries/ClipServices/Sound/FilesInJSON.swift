import Foundation

/// Takes the files out of a JSON document that lies in a file, without ever holding one of them in memory.
///
/// Every text of the document that is a `data:…;base64,` one is decoded into a file of its own; in the document that is
/// left it is replaced by `file:` and the file's number.
struct FilesInJSON {
  enum Fault: Error {
    case tooLarge
    case badBase64
    case notWritten
  }

  /// Of the document without its files, in bytes.
  private static let largestRest = 4 << 20
  private static let opening = Array("data:".utf8)

  private enum State {
    case outside
    /// In a text whose beginning may become a file's.
    case beginning
    case text
    case file
  }

  private let path: (Int) -> String
  private var state = State.outside
  private var isEscaped = false
  /// The text so far, while it may become a file's.
  private var held: [UInt8] = []
  private var rest: [UInt8] = []
  private var decoder = Base64Decoder()
  private var decoded: [UInt8] = []
  private var output: FileHandle?
  private var count = 0

  /// `path` says where the file of a number goes.
  init(path: @escaping (Int) -> String) { self.path = path }

  /// The document in the file `document` without its files.
  static func extract(_ document: String, to path: @escaping (Int) -> String) throws -> JSON? {
    var extractor = FilesInJSON(path: path)
    let input = try FileHandle(forReadingFrom: URL(filePath: document))
    defer { try? input.close() }
    while let piece = try input.read(upToCount: 1 << 18), !piece.isEmpty {
      for byte in piece { try extractor.read(byte) }
      try extractor.flush()
    }
    return JSON(extractor.rest)
  }

  private mutating func read(_ byte: UInt8) throws {
    switch state {
    case .outside:
      rest.append(byte)
      if byte == UInt8(ascii: "\"") {
        state = .beginning
        held = []
      }
    case .beginning: try begin(byte)
    case .text: readText(byte)
    case .file: try readFile(byte)
    }
    if rest.count > Self.largestRest { throw Fault.tooLarge }
  }

  private mutating func readText(_ byte: UInt8) {
    rest.append(byte)
    if isEscaped {
      isEscaped = false
    } else if byte == UInt8(ascii: "\\") {
      isEscaped = true
    } else if byte == UInt8(ascii: "\"") {
      state = .outside
    }
  }

  /// A file's text is told by its first bytes and, before its comma, `;base64`.
  private mutating func begin(_ byte: UInt8) throws {
    // An escaped slash is the only escape that a media type may have.
    if byte == UInt8(ascii: "\\"), held.count > Self.opening.count {
      held.append(byte)
      return
    }
    if byte == UInt8(ascii: ","), held.suffix(7).elementsEqual(";base64".utf8) {
      try open()
      return
    }
    let isOpening = held.count >= Self.opening.count || byte == Self.opening[held.count]
    guard isOpening, held.count < 200, byte != UInt8(ascii: "\""), byte != UInt8(ascii: ",") else {
      rest += held
      state = .text
      isEscaped = held.reversed().prefix { $0 == UInt8(ascii: "\\") }.count % 2 == 1
      return readText(byte)
    }
    held.append(byte)
  }

  private mutating func open() throws {
    let path = self.path(count)
    guard FileManager.default.createFile(atPath: path, contents: nil), let file = FileHandle(forWritingAtPath: path)
    else { throw Fault.notWritten }
    rest += Array("file:\(count)".utf8)
    count += 1
    output = file
    decoder = Base64Decoder()
    state = .file
  }

  private mutating func readFile(_ byte: UInt8) throws {
    if byte == UInt8(ascii: "\"") {
      guard decoder.finish(into: &decoded) else { throw Fault.badBase64 }
      try flush()
      try output?.close()
      output = nil
      rest.append(byte)
      state = .outside
    } else if byte != UInt8(ascii: "\\"), !decoder.decode(byte, into: &decoded) {
      throw Fault.badBase64
    }
  }

  private mutating func flush() throws {
    guard !decoded.isEmpty else { return }
    do { try output?.write(contentsOf: decoded) } catch { throw Fault.notWritten }
    decoded.removeAll(keepingCapacity: true)
  }
}

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
  mutating func decode(_ byte: UInt8, into bytes: inout [UInt8]) -> Bool {
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
