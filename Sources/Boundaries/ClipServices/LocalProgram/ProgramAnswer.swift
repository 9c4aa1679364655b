import Foundation
import System

/// The answer of a program: the last line of its standard output.
struct ProgramAnswer {
  enum Fault: Error {
    case missing
    case noFile
    case tooLarge

    func words(limit: Int) -> String {
      switch self {
      case .missing: "is not there"
      case .noFile: "is no plain file"
      case .tooLarge: "has more than \(limit) bytes"
      }
    }
  }

  /// A path, or paths by name.
  let files: JSON
  let remarks: [String: String]

  init(_ output: [UInt8]) {
    let lines = String(decoding: output, as: UTF8.self).split(whereSeparator: \.isNewline)
    let line = lines.last { !$0.allSatisfy(\.isWhitespace) }.map { $0.trimmingCharacters(in: .whitespaces) } ?? ""
    guard let members = line.hasPrefix("{") ? JSON(Array(line.utf8))?.members : nil else {
      files = line.isEmpty ? .null : .text(line)
      remarks = [:]
      return
    }
    files = members["files"] ?? members["file"] ?? .null
    remarks = members.filter { !["file", "files"].contains($0.key) }.prefix(20)
      .reduce(into: [:]) { $0[$1.key] = String($1.value.line.prefix(200)) }
  }

  /// Moves the file at `path`, or copies it if it lies outside `folder`, to a new file at `target`.
  ///
  /// Only a plain file is accepted, not a link to one, as a folder that others may write to proves nothing.
  static func collect(_ path: String, from folder: String, to target: String, limit: Int) throws {
    let source = path.hasPrefix("/") ? path : "\(folder)/\(path)"
    let descriptor = open(source, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw errno == ELOOP ? Fault.noFile : .missing }
    let input = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var about = stat()
    guard fstat(descriptor, &about) == 0, about.st_mode & S_IFMT == S_IFREG else { throw Fault.noFile }
    guard about.st_size <= limit else { throw Fault.tooLarge }
    unlink(target)
    if source.hasPrefix("\(folder)/"), rename(source, target) == 0 { return }
    let output = try FileHandle.creating(target)
    var count = 0
    while let piece = try input.read(upToCount: 1 << 20), !piece.isEmpty {
      count += piece.count
      guard count <= limit else { throw Fault.tooLarge }
      try output.write(contentsOf: piece)
    }
    try output.close()
  }
}
