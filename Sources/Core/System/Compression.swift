import CZlib

/// Undoes the deflate method (RFC 1951) piece by piece, with zlib.
public final class Inflater {
  /// The input is not deflated data.
  public struct Damaged: Error {}

  /// In one place for good, as zlib keeps its address.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private let isReady: Bool
  private var isDone = false

  public init() {
    stream.initialize(to: z_stream())
    isReady = czlib_inflate_raw(stream) == Z_OK
  }

  deinit {
    if isReady { inflateEnd(stream) }
    stream.deallocate()
  }

  /// Hands what `piece` comes to over in pieces of its own; throws if it is not deflated data.
  public func inflate(_ piece: [UInt8], _ take: ([UInt8]) throws -> Void) throws {
    guard isReady, !isDone else { throw Damaged() }
    var piece = piece
    var room = [UInt8](repeating: 0, count: 1 << 18)
    var offset = 0
    repeat {
      let (status, used, made) = step(&piece, from: offset, &room)
      offset += used
      guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else { throw Damaged() }
      if made > 0 { try take(Array(room[..<made])) }
      isDone = status == Z_STREAM_END
      if used == 0, made == 0 { break }
    } while !isDone && (offset < piece.count || stream.pointee.avail_out == 0)
  }

  private func step(
    _ piece: inout [UInt8], from offset: Int, _ room: inout [UInt8]
  ) -> (status: Int32, used: Int, made: Int) {
    let wanted = piece.count - offset
    let status = piece.withUnsafeMutableBufferPointer { input in
      room.withUnsafeMutableBufferPointer { output in
        stream.pointee.next_in = input.baseAddress.map { $0 + offset }
        stream.pointee.avail_in = UInt32(wanted)
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = UInt32(output.count)
        return CZlib.inflate(stream, Z_NO_FLUSH)
      }
    }
    return (status, wanted - Int(stream.pointee.avail_in), room.count - Int(stream.pointee.avail_out))
  }
}

/// The checksum of ZIP and PNG files: CRC-32 with the polynomial 0xEDB88320 (ISO 3309), by zlib.
public struct CRC32: Sendable {
  /// The checksum of everything so far.
  public private(set) var value: UInt32 = 0

  public init() {}

  /// Takes the next bytes.
  public mutating func update(_ bytes: [UInt8]) {
    value = UInt32(truncatingIfNeeded: crc32_z(UInt(value), bytes, bytes.count))
  }

  /// The checksum of bytes that are all at hand.
  public static func checksum(of bytes: [UInt8]) -> UInt32 {
    var checksum = CRC32()
    checksum.update(bytes)
    return checksum.value
  }
}
