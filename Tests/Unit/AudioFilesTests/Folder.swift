import Foundation

/// A folder of a test's own, gone with it.
final class Folder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "dubplate-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  subscript(name: String) -> String { "\(path)/\(name)" }

  func write(_ bytes: [UInt8], to name: String) throws -> String {
    try Data(bytes).write(to: URL(filePath: self[name]))
    return self[name]
  }

  var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: path) } }

  func bytes(of name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: self[name]))) }
}
