import ClipRendering
import Foundation
import System

/// The state of an order, as it is kept from one run of the program to the next.
public enum OrderRecord: Sendable, Hashable, Codable {
  /// It is about to be submitted, or was, and nobody knows yet what came of it; in seconds since 1970.
  case submitting(since: Double)
  case accepted(ClipReceipt, since: Double)
  case delivered(ClipResult)
}

/// The store of order records.
public protocol OrderJournal: Sendable {
  /// The record that was kept last; nil if none was or it was forgotten.
  func record(of id: String) throws -> OrderRecord?

  /// Replaces the record; it outlasts a power cut once this returns.
  func keep(_ record: OrderRecord, of id: String) throws

  func forget(_ id: String) throws
}

/// Keeps each record in a file of its own.
public struct FileOrderJournal: OrderJournal {
  private let folder: String

  /// `folder` is made when it is first written to.
  public init(folder: String) { self.folder = folder }

  private func path(_ id: String) -> String { "\(folder)/\(id).json" }

  /// A file that is damaged is an error: taking it for none could order something twice.
  public func record(of id: String) throws -> OrderRecord? {
    guard FileManager.default.fileExists(atPath: path(id)) else { return nil }
    return try JSONDecoder().decode(OrderRecord.self, from: Data(contentsOf: URL(filePath: path(id))))
  }

  public func keep(_ record: OrderRecord, of id: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try DurableFile.write(encoder.encode(record), to: path(id))
  }

  public func forget(_ id: String) throws {
    guard unlink(path(id)) == 0 || errno == ENOENT else { throw FileError.last(.remove, path(id)) }
  }
}
