import Audio
import ClipRendering
import Foundation

/// The format of a sound file, as its first bytes state it.
public struct SoundHead: Sendable, Hashable {
  public enum Fault: Error, Hashable {
    case empty
    /// Its first bytes are of no format that is known here.
    case unknown
    /// It ends before the sound does that it declares.
    case cutShort(declared: Int, found: Int)
    /// A part of its head is missing or makes no sense.
    case garbled
  }

  public let format: ClipFormat
  public var rate: SampleRate?
  public var channels: Int?

  /// Reads the head of an open file of `size` bytes.
  ///
  /// Formats are told by their magic: `RIFF…WAVE` and `RF64…WAVE` (EBU Tech 3306), `fLaC` (RFC 9639), `OggS` (RFC 3533),
  /// and for MPEG audio an ID3 tag or a frame's eleven sync bits (ISO 11172-3). What a server calls its answer is no proof.
  init(_ file: FileHandle, size: Int) throws {
    let start = [UInt8](try file.read(upToCount: 44) ?? Data())
    guard !start.isEmpty else { throw Fault.empty }
    let magic = String(decoding: start.prefix(4), as: UTF8.self)
    switch magic {
    case "RIFF", "RF64":
      guard start.count >= 12, start[8..<12].elementsEqual("WAVE".utf8) else { throw Fault.unknown }
      format = .wav
      try readChunks(file, size: size)
    case "fLaC":
      format = .flac
      try readStreamInfo(start)
    case "OggS": format = .ogg
    default:
      let isTagged = start.starts(with: "ID3".utf8)
      let isFrame = start.count > 2 && start[0] == 0xFF && start[1] & 0xE0 == 0xE0 && start[1] & 0x06 != 0
      guard isTagged || isFrame else { throw Fault.unknown }
      format = .mp3
    }
  }

  /// Walks the chunks up to the one with the samples, which must be there whole.
  private mutating func readChunks(_ file: FileHandle, size: Int) throws {
    var offset = 12
    while true {
      try file.seek(toOffset: UInt64(offset))
      let head = [UInt8](try file.read(upToCount: 8) ?? Data())
      guard head.count == 8 else { throw Fault.garbled }
      let length = Int(Self.number(head[4..<8]))
      if head.starts(with: "fmt ".utf8) { try readFormat([UInt8](try file.read(upToCount: 16) ?? Data())) }
      if head.starts(with: "data".utf8) {
        // Programs that write into a pipe do not know the length; RF64 has it elsewhere.
        let isOpen = length == 0xFFFF_FFFF || length == 0x7FFF_FFFF || (length == 0 && size > offset + 8)
        guard isOpen || offset + 8 + length <= size else {
          throw Fault.cutShort(declared: length, found: size - offset - 8)
        }
        guard rate != nil else { throw Fault.garbled }
        if size <= offset + 8 { throw Fault.empty }
        return
      }
      offset += 8 + length + length % 2
    }
  }

  private mutating func readFormat(_ bytes: [UInt8]) throws {
    guard bytes.count == 16 else { throw Fault.garbled }
    let (count, frequency) = (Int(bytes[2]) | Int(bytes[3]) << 8, Int(Self.number(bytes[4..<8])))
    guard (1...64).contains(count), (1000...768_000).contains(frequency) else { throw Fault.garbled }
    channels = count
    rate = SampleRate(value: Double(frequency))
  }

  /// The first block of a FLAC file is STREAMINFO: 20 bits of rate, 3 of channels less one (RFC 9639, 8.2).
  private mutating func readStreamInfo(_ bytes: [UInt8]) throws {
    guard bytes.count >= 22, bytes[4] & 0x7F == 0 else { throw Fault.garbled }
    let frequency = Int(bytes[18]) << 12 | Int(bytes[19]) << 4 | Int(bytes[20]) >> 4
    guard frequency > 0 else { throw Fault.garbled }
    rate = SampleRate(value: Double(frequency))
    channels = Int(bytes[20] >> 1 & 7) + 1
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }
}
