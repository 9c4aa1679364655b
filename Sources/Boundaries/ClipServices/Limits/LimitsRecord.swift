import ClipRendering
import Foundation
import System

/// The record that outlasts the program: the orders that may be under way, and what has been spent.
struct LimitsRecord: Sendable, Codable {
  var leases: [Lease] = []
  var ledger = Ledger()
}

/// The file that holds the record.
public struct LimitsFile: Sendable {
  private let path: String?

  /// `path` is that of a file; nil to keep nothing.
  public init(path: String?) { self.path = path }

  /// The record that was kept; an empty one where there is none or it cannot be read.
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

/// A place in a slot that an order occupies.
struct Lease: Sendable, Hashable, Codable {
  let id: String
  let service: String
  let job: String
  /// The cost that was noted for it.
  let cost: ClipCost?
  /// In seconds since 1970.
  let since: Double
  var receipt: ClipReceipt?
  /// True if nobody knows if it was made, and nobody will.
  var isInDoubt: Bool?
}
