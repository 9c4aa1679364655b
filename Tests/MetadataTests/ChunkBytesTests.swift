import Audio
import Music
import Testing

@testable import Metadata

/// The chunks byte by byte, at the offsets that their specifications give.
@Suite struct ChunkBytesTests {
  static var metadata: WaveMetadata {
    var metadata = WaveMetadata(
      title: "Dawn", role: .master, reference: "ref-1", software: "Dubplate 1", genre: "House", meter: .fourFour,
      frames: 480_000)
    metadata.tempo = Tempo(bpm: 120)
    metadata.key = Key("A minor")
    metadata.markers = [.init(frame: 0, name: "intro"), .init(frame: 96_000, name: "drop")]
    metadata.prompt = "warm"
    metadata.provenance = "By rules."
    return metadata
  }

  private func payload(_ id: String, of metadata: WaveMetadata = metadata) throws -> [UInt8] {
    try #require(metadata.chunks.first { $0.id == id }).payload
  }

  private func number(_ bytes: [UInt8], at offset: Int, _ count: Int) -> Int {
    (0..<count).reversed().reduce(0) { $0 << 8 | Int(bytes[offset + $1]) }
  }

  private func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self) }

  @Test func `readers find what they need before the sound, in one order`() {
    #expect(Self.metadata.chunks.map(\.id) == ["bext", "iXML", "cue ", "LIST", "acid", "LIST", "id3 "])
    var plain = Self.metadata
    plain.markers = []
    #expect(plain.chunks.map(\.id) == ["bext", "iXML", "acid", "LIST", "id3 "])
  }

  /// EBU Tech 3285 version 2: 602 bytes of fields, then the coding history.
  @Test func `bext has its fields at the offsets of EBU Tech 3285`() throws {
    var metadata = Self.metadata
    metadata.loudness = LoudnessMetadata(
      integrated: .LUFS(-14.126), range: 6.5, truePeak: .dBTP(-1), momentary: .LUFS(-9.994), shortTerm: .LUFS(-11.25))
    let bytes = try payload("bext", of: metadata)
    #expect(
      text(bytes[0..<256]) == "Dawn" && text(bytes[256..<288]) == "Dubplate 1" && text(bytes[288..<320]) == "ref-1")
    #expect(bytes[320..<338].allSatisfy { $0 == 0 }, "neither date nor time")
    #expect(number(bytes, at: 338, 8) == 0 && number(bytes, at: 346, 2) == 2)
    #expect(bytes[348..<412].allSatisfy { $0 == 0 }, "no UMID")
    let values = (0..<5).map { Int(Int16(truncatingIfNeeded: number(bytes, at: 412 + 2 * $0, 2))) }
    #expect(values == [-1413, 650, -100, -999, -1125])
    #expect(bytes[422..<602].allSatisfy { $0 == 0 }, "reserved")
    #expect(text(bytes[602...]) == "A=PCM,F=48000,W=24,M=stereo,T=Dubplate 1\r\n")
  }

  @Test(arguments: [(-400.0, -32_768), (400, 32_766), (0, 0), (-0.004, 0), (-0.006, -1)])
  func `a loudness stays within what its field can hold`(value: Double, written: Int) throws {
    var metadata = Self.metadata
    metadata.loudness = LoudnessMetadata(integrated: .LUFS(value))
    #expect(Int(Int16(truncatingIfNeeded: number(try payload("bext", of: metadata), at: 412, 2))) == written)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity]) func `a loudness that is no number is not measured`(
    value: Double
  ) throws {
    var metadata = Self.metadata
    metadata.loudness = LoudnessMetadata(integrated: .LUFS(value))
    #expect(number(try payload("bext", of: metadata), at: 412, 2) == 0x7fff)
  }

  @Test(arguments: [
    ("plain", "plain"), ("café", "cafe"), ("Ümläut", "Umlaut"), ("夜", "?"), ("a\nb", "a?b"), ("–", "?"), ("", ""),
    ("ﬁn", "?n"), ("ø", "?"), ("~", "~"),
  ])
  func `text in bext is printable ASCII`(text: String, ascii: String) { #expect(WaveMetadata.ascii(text) == ascii) }

  @Test func `a title that is too long is cut at its field's end`() throws {
    var metadata = Self.metadata
    metadata.title = String(repeating: "x", count: 300)
    let bytes = try payload("bext", of: metadata)
    #expect(bytes[0..<256].allSatisfy { $0 == 0x78 } && text(bytes[256..<288]) == "Dubplate 1")
  }

  /// "Cue-Points Chunk": a count, then 24 bytes for each point.
  @Test func `cue points have their ids, frames and the name of the data chunk`() throws {
    let bytes = try payload("cue ")
    #expect(bytes.count == 4 + 2 * 24 && number(bytes, at: 0, 4) == 2)
    for (i, frame) in [0, 96_000].enumerated() {
      let start = 4 + 24 * i
      #expect(number(bytes, at: start, 4) == i + 1 && number(bytes, at: start + 4, 4) == frame)
      #expect(Array(bytes[start + 8..<start + 12]) == Array("data".utf8))
      #expect(number(bytes, at: start + 12, 8) == 0 && number(bytes, at: start + 20, 4) == frame)
    }
  }

  /// "Associated Data Chunk": labels by the ids of the cue points, each padded to an even length.
  @Test func `the names of cue points are labels, filled up to even lengths`() throws {
    let bytes = try #require(Self.metadata.chunks.first { $0.payload.starts(with: "adtl".utf8) }).payload
    #expect(bytes.count == 4 + (8 + 4 + 6) + (8 + 4 + 5 + 1))
    #expect(Array(bytes[4..<8]) == Array("labl".utf8) && number(bytes, at: 8, 4) == 10 && number(bytes, at: 12, 4) == 1)
    #expect(text(bytes[16..<22]) == "intro" && text(bytes[34..<39]) == "drop" && number(bytes, at: 26, 4) == 9)
  }

  @Test(
    arguments: [
      (Key("A minor"), Tempo(bpm: 120), Meter.fourFour, 3, 69, 20, 120.0),
      (nil, Tempo(bpm: 120), .fourFour, 1, 60, 20, 120),
      (Key("C major"), Tempo(bpm: 90, in: .sixEight), .sixEight, 3, 60, 45, 135),
      (Key("B major"), nil, .threeFour, 3, 71, 0, 0),
    ] as [(Key?, Tempo?, Meter, Int, Int, Int, Double)])
  func `acid tells type, root, beats, meter and tempo`(
    key: Key?, tempo: Tempo?, meter: Meter, type: Int, root: Int, beats: Int, bpm: Double
  ) throws {
    var metadata = WaveMetadata(
      title: "", role: .master, reference: "", software: "", genre: "", meter: meter, frames: 480_000)
    (metadata.key, metadata.tempo) = (key, tempo)
    let bytes = try payload("acid", of: metadata)
    #expect(bytes.count == 24)
    #expect(number(bytes, at: 0, 4) == type && number(bytes, at: 4, 2) == root && number(bytes, at: 6, 2) == 0x8000)
    #expect(number(bytes, at: 12, 4) == beats)
    #expect(number(bytes, at: 16, 2) == meter.unit && number(bytes, at: 18, 2) == meter.beats)
    #expect(Float(bitPattern: UInt32(number(bytes, at: 20, 4))) == Float(bpm))
  }

  @Test func `INFO has what is known and nothing that is empty`() throws {
    let full = try #require(Self.metadata.chunks.first { $0.payload.starts(with: "INFO".utf8) }).payload
    let ids = ["INAM", "IGNR", "ISFT", "ISBJ", "ICMT"]
    #expect(ids.allSatisfy { String(decoding: full, as: UTF8.self).contains($0) })
    var bare = Self.metadata
    (bare.prompt, bare.provenance) = ("", "")
    let short = try #require(bare.chunks.first { $0.payload.starts(with: "INFO".utf8) }).payload
    #expect(!String(decoding: short, as: UTF8.self).contains("ISBJ"))
  }

  /// ID3v2.3, 3.1: "ID3", the version, flags and a size of four times seven bits, which leaves the header out.
  @Test(arguments: [0, 100, 127, 128, 20_000]) func `an ID3 tag says its size in sevens of bits`(length: Int) throws {
    var metadata = Self.metadata
    metadata.prompt = String(repeating: "x", count: length)
    let bytes = try payload("id3 ", of: metadata)
    #expect(Array(bytes[0..<6]) == [0x49, 0x44, 0x33, 3, 0, 0])
    #expect(bytes[6..<10].allSatisfy { $0 < 0x80 })
    #expect(bytes[6..<10].reduce(0) { $0 << 7 | Int($1) } == bytes.count - 10)
  }

  /// Frames by their ids: each has a size of 32 bits, two bytes of flags, then the encoding.
  private func frames(_ bytes: [UInt8]) -> [String: [UInt8]] {
    var frames: [String: [UInt8]] = [:]
    var offset = 10
    while offset + 10 <= bytes.count {
      let size = bytes[offset + 4..<offset + 8].reduce(0) { $0 << 8 | Int($1) }
      frames[String(decoding: bytes[offset..<offset + 4], as: UTF8.self)] = Array(
        bytes[offset + 10..<offset + 10 + size])
      offset += 10 + size
    }
    #expect(offset == bytes.count, "frames fill the tag")
    return frames
  }

  @Test func `ID3 frames have title, genre, tempo and key`() throws {
    let frames = frames(try payload("id3 "))
    #expect(frames["TIT2"] == [0] + Array("Dawn".utf8) && frames["TCON"] == [0] + Array("House".utf8))
    #expect(frames["TBPM"] == [0] + Array("120".utf8) && frames["TKEY"] == [0] + Array("Am".utf8))
    #expect(frames["TRCK"] == nil)
    var stem = Self.metadata
    stem.role = .stem("bass", number: 3, of: 7)
    (stem.tempo, stem.key) = (nil, nil)
    let others = self.frames(try payload("id3 ", of: stem))
    #expect(others["TRCK"] == [0] + Array("3/7".utf8) && others["TIT2"] == [0] + Array("Dawn (bass)".utf8))
    #expect(others["TBPM"] == nil && others["TKEY"] == nil)
  }

  @Test func `text beyond ISO 8859-1 is UTF-16 with its byte order mark`() throws {
    var metadata = Self.metadata
    metadata.title = "é夜"
    #expect(frames(try payload("id3 ", of: metadata))["TIT2"] == [1, 0xff, 0xfe, 0xe9, 0, 0x1c, 0x59])
    metadata.title = "é"
    #expect(frames(try payload("id3 ", of: metadata))["TIT2"] == [0, 0xe9])
  }
}
