import Foundation

/// Takes the files out of a JSON document that lies in a file, without ever holding one of them in memory.
///
/// Every text of the document that is a `data:…;base64,` one is decoded into a file of its own; in the document that is
/// left its place is taken by `file:` and the file's number.
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

  private let place: (Int) -> String
  private var state = State.outside
  private var isEscaped = false
  /// The text so far, while it may become a file's.
  private var held: [UInt8] = []
  private var rest: [UInt8] = []
  private var decoder = Base64Decoder()
  private var decoded: [UInt8] = []
  private var output: FileHandle?
  private var count = 0

  /// `place` says where the file of a number goes.
  init(place: @escaping (Int) -> String) { self.place = place }

  /// The document at `path` without its files.
  static func extract(_ path: String, to place: @escaping (Int) -> String) throws -> JSON? {
    var extractor = FilesInJSON(place: place)
    let input = try FileHandle(forReadingFrom: URL(filePath: path))
    defer { try? input.close() }
    while let piece = try input.read(upToCount: 1 << 18), !piece.isEmpty {
      for byte in piece { try extractor.take(byte) }
      try extractor.flush()
    }
    return JSON(extractor.rest)
  }

  private mutating func take(_ byte: UInt8) throws {
    switch state {
    case .outside:
      rest.append(byte)
      if byte == UInt8(ascii: "\"") {
        state = .beginning
        held = []
      }
    case .beginning: try begin(byte)
    case .text: takeText(byte)
    case .file: try takeFile(byte)
    }
    if rest.count > Self.largestRest { throw Fault.tooLarge }
  }

  private mutating func takeText(_ byte: UInt8) {
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
      return takeText(byte)
    }
    held.append(byte)
  }

  private mutating func open() throws {
    let path = place(count)
    guard FileManager.default.createFile(atPath: path, contents: nil), let file = FileHandle(forWritingAtPath: path)
    else { throw Fault.notWritten }
    rest += Array("file:\(count)".utf8)
    count += 1
    output = file
    decoder = Base64Decoder()
    state = .file
  }

  private mutating func takeFile(_ byte: UInt8) throws {
    if byte == UInt8(ascii: "\"") {
      guard decoder.finish(into: &decoded) else { throw Fault.badBase64 }
      try flush()
      try output?.close()
      output = nil
      rest.append(byte)
      state = .outside
    } else if byte != UInt8(ascii: "\\"), !decoder.take(byte, into: &decoded) {
      throw Fault.badBase64
    }
  }

  private mutating func flush() throws {
    guard !decoded.isEmpty else { return }
    do { try output?.write(contentsOf: decoded) } catch { throw Fault.notWritten }
    decoded.removeAll(keepingCapacity: true)
  }
}
