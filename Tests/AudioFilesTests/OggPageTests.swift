import Audio
import Diagnostics
import TestSupport
import Testing

@testable import AudioFiles

/// Pages by RFC 3533, chapter 6, with a checksum computed here as a long division.
@Suite struct OggPageTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  /// CRC-32 with the polynomial 0x04C11DB7, bit by bit.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    bytes.reduce(UInt32(0)) { rest, byte in
      (0..<8).reduce(rest ^ UInt32(byte) << 24) { part, _ in
        part & 0x8000_0000 != 0 ? part << 1 ^ 0x04c1_1db7 : part << 1
      }
    }
  }

  static func page(
    _ packet: [UInt8], kind: UInt8 = 0, granule: Int = 0, serial: Int = 7, sequence: Int = 0
  ) -> [UInt8] {
    let lacing = [UInt8](repeating: 255, count: packet.count / 255) + [UInt8(packet.count % 255)]
    var bytes =
      Array("OggS".utf8) + [0, kind] + WAV.little(granule, 8) + WAV.little(serial, 4) + WAV.little(sequence, 4)
    bytes += [0, 0, 0, 0, UInt8(lacing.count)] + lacing + packet
    bytes.replaceSubrange(22..<26, with: WAV.little(Int(checksum(bytes)), 4))
    return bytes
  }

  private func page(at offset: Int, in bytes: [UInt8]) throws -> OggPage? {
    var window = ByteWindow(try RandomAccessFile(folder.write(bytes, to: "in"), name: "in"))
    return OggPage(&window, at: offset)
  }

  @Test(arguments: [0, 1, 254, 255, 256, 5_000]) func `a page tells its stream, its number and its end`(size: Int)
    throws
  {
    let packet = (0..<size).map { UInt8(truncatingIfNeeded: $0) }
    let bytes = Self.page(packet, kind: 2, granule: 123_456_789, serial: 0xdead_beef, sequence: 42)
    let page = try #require(try page(at: 3, in: [1, 2, 3] + bytes))
    #expect(page.range == 3..<3 + bytes.count && page.serial == 0xdead_beef && page.sequence == 42)
    #expect(page.granule == 123_456_789 && page.isFirst && page.payload == Array(packet.prefix(64)))
  }

  @Test func `a granule of all bits set says that no packet ends there`() throws {
    #expect(try page(at: 0, in: Self.page([1], granule: -1))?.granule == .max)
  }

  @Test func `a page in which any bit was changed is none`() throws {
    let bytes = Self.page([1, 2, 3])
    for offset in bytes.indices {
      var changed = bytes
      changed[offset] ^= 4
      #expect(try page(at: 0, in: changed) == nil, "byte \(offset)")
    }
  }

  @Test func `a page that is not all there is none`() throws {
    let bytes = Self.page([UInt8](repeating: 9, count: 300))
    for count in [1, 26, 27, 28, bytes.count - 1] { #expect(try page(at: 0, in: Array(bytes.prefix(count))) == nil) }
    #expect(try page(at: 1, in: bytes) == nil)
  }

  /// The head of a Vorbis stream at 48 kHz: a kind, a name, a version, channels and the rate.
  private static let vorbis = [1] + Array("vorbis".utf8) + WAV.little(0, 4) + [2] + WAV.little(48_000, 4)

  private func layout(_ pages: [[UInt8]]) throws -> OggLayout? {
    try OggLayout(RandomAccessFile(folder.write(pages.flatMap { $0 }, to: "in"), name: "in"))
  }

  @Test func `pages of other streams are left out`() throws {
    let own = [
      Self.page(Self.vorbis, kind: 2), Self.page([1], sequence: 1), Self.page([2], granule: 96_000, sequence: 2),
    ]
    let other = [Self.page(Array("theora".utf8), kind: 2, serial: 9), Self.page([5], serial: 9, sequence: 1)]
    let layout = try #require(try layout([own[0], other[0], own[1], other[1], own[2]]))
    #expect(layout.isNative && layout.links.count == 1)
    #expect(layout.links[0].reduce(0) { $0 + $1.count } == own.reduce(0) { $0 + $1.count })
  }

  @Test func `streams one after the other are links`() throws {
    let link = { (serial: Int) in
      [Self.page(Self.vorbis, kind: 2, serial: serial), Self.page([1], granule: 100, serial: serial, sequence: 1)]
    }
    #expect(try layout(link(1) + link(2) + link(3))?.links.count == 3)
  }

  /// The field that is missing or changed, and the wording of the refusal.
  @Test func `a page that is missing or cut is not passed over`() throws {
    let pages = [
      Self.page(Self.vorbis, kind: 2), Self.page([1], granule: 48_000, sequence: 1),
      Self.page([2], granule: 96_000, sequence: 2),
      Self.page([UInt8](repeating: 3, count: 100), granule: 144_000, sequence: 3),
    ]
    let missing = #expect(throws: AudioFileError.self) { try layout([pages[0], pages[1], pages[3]]) }
    #expect(missing?.diagnosis.finding == "is damaged at 1.00 s: a page there is missing or was changed")
    let cut = #expect(throws: AudioFileError.self) { try layout(pages.dropLast() + [Array(pages[3].dropLast(9))]) }
    #expect(cut?.diagnosis.finding == "ends in the middle of a page, after 2.00 s")
    let junk = #expect(throws: AudioFileError.self) { try layout(pages + [Array("junk".utf8)]) }
    #expect(junk?.diagnosis.finding == "is damaged at 3.00 s: a page there is missing or was changed")
    #expect(try layout(pages + [[UInt8](repeating: 0, count: 500)])?.links.count == 1, "zeros at the end are padding")
  }

  @Test func `who joins a broadcast gets its heads and then what is on the air`() throws {
    let joined = [
      Self.page(Self.vorbis, kind: 2), Self.page([1], sequence: 1), Self.page([2], granule: 9_000_000, sequence: 812),
    ]
    #expect(try layout(joined)?.links.count == 1)
  }

  @Test(arguments: ["Speex   ", "fLaC"]) func `streams that libsndfile does not read are told`(name: String) throws {
    let head = Array(name.utf8) + [UInt8](repeating: 0, count: 60)
    #expect(try layout([Self.page(head, kind: 2), Self.page([1], granule: 1, sequence: 1)])?.isNative == false)
  }

  @Test(arguments: [UInt64(0), 1, 0xffff_ffff, 0x1_0000_0005])
  func `a serial number is set on every page with its checksum`(serial: UInt64) throws {
    let path = try folder.write(
      Self.page(Self.vorbis, kind: 2, serial: 99) + Self.page([1], granule: 5, serial: 99, sequence: 1), to: "in.ogg")
    try OggSerial.set(serial, inFileAt: path)
    let expected = Int(UInt32(truncatingIfNeeded: serial))
    #expect(
      try folder.bytes(of: "in.ogg")
        == Self.page(Self.vorbis, kind: 2, serial: expected) + Self.page([1], granule: 5, serial: expected, sequence: 1)
    )
  }
}
