import System

/// The identity of a job: a UUID of version 7 (RFC 9562), so that ids sort by the time at which jobs were claimed.
public struct JobID: Sendable, Hashable, CustomStringConvertible {
  /// 36 lower-case characters.
  public let description: String

  /// The id of a job claimed `milliseconds` after 1970 began, made unique by ten random bytes.
  public init(milliseconds: Int64, random: [UInt8]) {
    precondition(random.count == 10)
    var bytes = (0..<6).map { UInt8(truncatingIfNeeded: milliseconds >> (40 - 8 * $0)) } + random
    bytes[6] = 0x70 | (bytes[6] & 0x0f)
    bytes[8] = 0x80 | (bytes[8] & 0x3f)
    let digits = Array(hexadecimal(bytes))
    let groups = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
    description = groups.map { String(digits[$0]) }.joined(separator: "-")
  }

  /// An id written down earlier; nil when `text` is none.
  public init?(_ text: String) {
    let lengths = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).map(\.count)
    let digits = text.utf8.allSatisfy { $0 == UInt8(ascii: "-") || "0123456789abcdef".utf8.contains($0) }
    guard lengths == [8, 4, 4, 4, 12], digits else { return nil }
    description = text
  }

  /// The time of the claim, in milliseconds after 1970 began.
  public var milliseconds: Int64 {
    Int64(description.prefix(13).filter { $0 != "-" }, radix: 16) ?? 0
  }

  /// The last eight digits, which tell jobs of the same moment apart.
  public var short: String { String(description.suffix(8)) }

  /// The id as the name of a folder.
  var name: FileName { FileName(text: description) ?? "job" }
}

extension JobID: Comparable {
  /// The order in which jobs were claimed, to the millisecond.
  public static func < (a: Self, b: Self) -> Bool { a.description < b.description }
}
