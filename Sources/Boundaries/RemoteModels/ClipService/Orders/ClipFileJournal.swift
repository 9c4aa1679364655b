import Foundation
import System

/// Keeps each record in a file of its own.
public struct ClipFileJournal: ClipJournal {
  private let folder: String

  /// `folder` is made when it is first written to.
  public init(folder: String) { self.folder = folder }

  private func path(_ id: String) -> String { "\(folder)/\(id).json" }

  /// A file that is damaged is an error: taking it for none could order something twice.
  public func record(of id: String) throws -> ClipRecord? {
    guard FileManager.default.fileExists(atPath: path(id)) else { return nil }
    return try JSONDecoder().decode(ClipRecord.self, from: Data(contentsOf: URL(filePath: path(id))))
  }

  public func keep(_ record: ClipRecord, of id: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try DurableFile.write(encoder.encode(record), to: path(id))
  }

  public func forget(_ id: String) throws {
    guard unlink(path(id)) == 0 || errno == ENOENT else { throw FileError.last(.remove, path(id)) }
  }
}
