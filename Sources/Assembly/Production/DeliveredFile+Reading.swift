import Foundation
import System

extension DeliveredFile {
  /// The files below `folder` in the order of their paths.
  static func all(in folder: String) throws -> [DeliveredFile] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
    return try paths.compactMap { path in
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: "\(folder)/\(path)", isDirectory: &isFolder)
      return exists && !isFolder.boolValue ? try DeliveredFile(path: path, in: folder) : nil
    }
  }

  /// Reads the file in pieces of a megabyte.
  private init(path: String, in folder: String) throws {
    let file = try FileHandle(forReadingFrom: URL(filePath: "\(folder)/\(path)"))
    defer { try? file.close() }
    let hasher = Fingerprint.Hasher()
    var bytes = 0
    while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
      hasher.update(Array(piece))
      bytes += piece.count
    }
    self.init(path: path, sha256: hasher.finish().description, bytes: bytes)
  }
}
