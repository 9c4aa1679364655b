import Testing

@testable import AudioFiles

@Suite struct ExternalFormatTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func format(_ bytes: [UInt8]) throws -> ExternalFormat? {
    ExternalFormat(try RandomAccessFile(folder.write(bytes, to: "in"), name: "in"))
  }

  private static let zeros = [UInt8](repeating: 0, count: 500)
  /// An AAC frame of 16 bytes, and the head of the next.
  private static let adts: [UInt8] =
    [0xff, 0xf1, 0x50, 0x80, 0x02, 0x1f] + [UInt8](repeating: 1, count: 10) + [
      0xff, 0xf1, 0x50, 0x80, 0x02, 0x1f, 0, 0,
    ]

  private static let loneFrame: [UInt8] = Array(adts.prefix(16)) + [0, 0, 0, 0, 0, 0]

  /// Three packets of a transport stream, which begin with 0x47 each.
  private static let packets: [UInt8] = {
    let packet: [UInt8] = [0x47] + [UInt8](repeating: 1, count: 187)
    return packet + packet + packet
  }()

  static let beginnings: [(bytes: [UInt8], words: String)] = [
    (Array("\0\0\0\u{20}ftypM4A ".utf8), "an M4A, MP4 or QuickTime file"),
    (Array("\0\0\0\u{8}wide".utf8), "an M4A, MP4 or QuickTime file"),
    ([0x1a, 0x45, 0xdf, 0xa3, 1], "a Matroska or WebM file"),
    ([0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11, 0xa6], "a WMA or WMV file"),
    (Array("RIFF\0\0\0\0AVI LIST".utf8), "an AVI file"),
    (Array("FLV\u{1}".utf8), "a Flash video"), ([0, 0, 1, 0xba, 0x44], "an MPEG program or transport stream"),
    ([0x0b, 0x77, 0, 0], "an AC-3 file"), (Array("#!AMR\n".utf8), "an AMR file"),
    (Array("MAC \u{96}".utf8), "a Monkey's Audio file"),
    (Array("wvpk".utf8), "a WavPack file"), (Array("TTA1".utf8), "a True Audio file"),
    (Array("MPCK".utf8), "a Musepack file"),
    (Array("MP+\u{7}".utf8), "a Musepack file"), (Array(".RMF".utf8), "a RealAudio file"),
    (Array("DSD ".utf8), "a DSD file"),
    (Array("tBaK".utf8), "a TAK file"), (Array("ADIF".utf8), "an AAC file"), (adts, "an AAC file"),
    (packets, "an MPEG program or transport stream"),
  ]

  @Test(arguments: beginnings.indices) func `a format is known by its first bytes, behind tags too`(row: Int) throws {
    let (bytes, words) = Self.beginnings[row]
    #expect(try format(bytes + Self.zeros)?.rawValue == words)
    let tag: [UInt8] = Array("ID3".utf8) + [4, 0, 0, 0, 0, 0, 2, 7, 7]
    #expect(try format(tag + bytes + Self.zeros)?.rawValue == words)
  }

  @Test(
    arguments: [
      Array("RIFF\0\0\0\0WAVEfmt ".utf8), Array("fLaC".utf8), Array("OggS".utf8), [0xff, 0xfb, 0x90, 0], zeros,
      [0x47, 1, 2],
      Array("xftyp".utf8), loneFrame,
    ] as [[UInt8]])
  func `others are not ffmpeg's`(bytes: [UInt8]) throws { #expect(try format(bytes + [1]) == nil) }
}
