import Foundation
import System

/// What outlasts the program: which orders may be under way, and what has been spent.
struct LimitsRecord: Sendable, Codable {
  var leases: [Lease] = []
  var ledger = Ledger()
}

/// Where the record lies.
public struct LimitsFile: Sendable {
  private let path: String?

  /// `path` is that of a file; nil to keep nothing.
  public init(path: String?) { self.path = path }

  /// What was kept; nothing where there is none or it cannot be read.
  func load() -> LimitsRecord {
    guard let path, let data = FileManager.default.contents(atPath: path) else { return LimitsRecord() }
    return (try? JSONDecoder().decode(LimitsRecord.self, from: data)) ?? LimitsRecord()
  }

  /// Replaces what was kept; it outlasts a power cut once this returns.
  func save(_ record: LimitsRecord) throws {
    guard let path else { return }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    try DurableFile.write(encoder.encode(record), to: path)
  }
}
