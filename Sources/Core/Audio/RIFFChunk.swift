/// A part of a RIFF file, such as WAV: four letters, a length and what they announce.
///
/// Source: IBM and Microsoft, *Multimedia Programming Interface and Data Specifications 1.0*, 1991.
public struct RIFFChunk: Sendable, Hashable {
  /// Four ASCII characters, case and spaces included.
  public let id: String
  public let payload: [UInt8]

  public init(_ id: String, _ payload: [UInt8]) {
    precondition(id.utf8.count == 4, "a chunk is named by four letters")
    self.id = id
    self.payload = payload
  }

  /// The chunk as it stands in a file, padded to an even length, which its length does not count.
  public var bytes: [UInt8] {
    Array(id.utf8) + payload.count.littleEndian(bytes: 4) + payload + (payload.count % 2 == 0 ? [] : [0])
  }
}

extension BinaryInteger {
  /// The lowest `count` bytes, the lowest first; negative numbers in two's complement.
  public func littleEndian(bytes count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: self >> (8 * $0)) }
  }
}
