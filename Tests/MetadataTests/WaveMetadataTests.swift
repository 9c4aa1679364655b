import Audio
import AudioFiles
import CSndfile
import Foundation
import FoundationXML
import Metadata
import Music
import TestSupport
import Testing

/// Labels as libsndfile and Python's parsers read them.
@Suite struct WaveMetadataTests {
  let path = FileManager.default.temporaryDirectory.appending(path: "dubplate-label-\(UUID().uuidString).wav").path

  static let block = PCMBlock(left: (0..<480).map { 1000 * $0 }, right: (0..<480).map { -1000 * $0 })

  static var metadata: WaveMetadata {
    var metadata = WaveMetadata(
      title: "Night drive & café", role: .stem("bass", number: 3, of: 7), reference: "01a206b4-306b-7cea",
      software: "Dubplate 0.1.0", genre: "House", meter: .fourFour, frames: 480)
    metadata.tempo = Tempo(bpm: 126)
    metadata.key = Key("F# minor")
    metadata.markers = [.init(frame: 0, name: "intro"), .init(frame: 240, name: "drop")]
    metadata.prompt = "ein Stück mit Ümläuten und 漢字 <&>"
    metadata.provenance = "Composed by rules."
    return metadata
  }

  func written<Result>(_ metadata: WaveMetadata, _ read: (OpaquePointer) throws -> Result) throws -> Result {
    let writer = try PCM24Writer(path: path, metadata: metadata.chunks)
    try writer.write(Self.block)
    try writer.close()
    defer { try? FileManager.default.removeItem(atPath: path) }
    var info = SF_INFO()
    let handle = try #require(sf_open(path, Int32(SFM_READ), &info))
    defer { sf_close(handle) }
    #expect(info.frames == 480 && info.samplerate == 48_000 && info.channels == 2)
    return try read(handle)
  }

  func text(_ bytes: some Any) -> String {
    withUnsafeBytes(of: bytes) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }

  @Test func `the broadcast extension is read with its loudness`() throws {
    var metadata = Self.metadata
    metadata.loudness = LoudnessMetadata(
      integrated: .LUFS(-14.03), range: 5.2, truePeak: .dBTP(-1.126), momentary: .LUFS(-9.5), shortTerm: .LUFS(-11))
    let info = try written(metadata) { handle in
      var info = SF_BROADCAST_INFO()
      let size = Int32(MemoryLayout<SF_BROADCAST_INFO>.size)
      #expect(sf_command(handle, Int32(SFC_GET_BROADCAST_INFO), &info, size) == SF_TRUE)
      return info
    }
    #expect(text(info.description) == "Night drive & cafe (bass)")
    #expect(text(info.originator) == "Dubplate 0.1.0" && text(info.originator_reference) == "01a206b4-306b-7cea")
    #expect(info.version == 2)
    #expect(info.loudness_value == -1403 && info.loudness_range == 520 && info.max_true_peak_level == -113)
    #expect(info.max_momentary_loudness == -950 && info.max_shortterm_loudness == -1100)
    #expect(text(info.coding_history).hasPrefix("A=PCM,F=48000,W=24,M=stereo,T=Dubplate 0.1.0"))
  }

  @Test func `what was not measured is marked as unknown`() throws {
    let info = try written(Self.metadata) { handle in
      var info = SF_BROADCAST_INFO()
      sf_command(handle, Int32(SFC_GET_BROADCAST_INFO), &info, Int32(MemoryLayout<SF_BROADCAST_INFO>.size))
      return info
    }
    #expect(info.loudness_value == 0x7fff && info.max_true_peak_level == 0x7fff)
  }

  @Test func `sections are cue points with names`() throws {
    let cues = try written(Self.metadata) { handle in
      var cues = SF_CUES()
      #expect(sf_command(handle, Int32(SFC_GET_CUE), &cues, Int32(MemoryLayout<SF_CUES>.size)) == SF_TRUE)
      return cues
    }
    #expect(cues.cue_count == 2)
    #expect(cues.cue_points.0.sample_offset == 0 && cues.cue_points.1.sample_offset == 240)
    #expect(text(cues.cue_points.0.name) == "intro" && text(cues.cue_points.1.name) == "drop")
  }

  @Test func `sequencers are told tempo, meter and root`() throws {
    let loop = try written(Self.metadata) { handle in
      var loop = SF_LOOP_INFO()
      #expect(sf_command(handle, Int32(SFC_GET_LOOP_INFO), &loop, Int32(MemoryLayout<SF_LOOP_INFO>.size)) == SF_TRUE)
      return loop
    }
    #expect(loop.bpm == 126 && loop.time_sig_num == 4 && loop.time_sig_den == 4 && loop.root_key == 66)
  }

  @Test func `file managers are told title and genre`() throws {
    try written(Self.metadata) { handle in
      #expect(sf_get_string(handle, Int32(SF_STR_TITLE)).map { String(cString: $0) } == "Night drive & café (bass)")
      #expect(sf_get_string(handle, Int32(SF_STR_GENRE)).map { String(cString: $0) } == "House")
      #expect(sf_get_string(handle, Int32(SF_STR_COMMENT)).map { String(cString: $0) } == "Composed by rules.")
    }
  }

  @Test(arguments: [("F# minor", "F#m"), ("Bb major", "Bb"), ("D dorian", "Dm"), ("G mixolydian", "G")])
  func `keys are told in three letters`(key: String, letters: String) {
    var metadata = Self.metadata
    metadata.key = Key(key)
    let tag = metadata.chunks.last?.payload ?? []
    #expect(
      String(decoding: tag, as: UTF8.self).contains(
        "TKEY\0\0\0\(letters.count == 1 ? "\u{2}" : letters.count == 2 ? "\u{3}" : "\u{4}")\0\0\0\(letters)"))
  }

  @Test func `loudness is filled in afterwards and nothing else changes`() throws {
    let writer = try PCM24Writer(path: path, metadata: Self.metadata.chunks)
    try writer.write(Self.block)
    try writer.close()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let before = try Data(contentsOf: URL(filePath: path))
    var measured = Self.metadata
    measured.loudness = LoudnessMetadata(integrated: .LUFS(-20))
    let bext = try #require(measured.chunks.first)
    try WaveChunks(path: path).replace(bext)
    let after = try Data(contentsOf: URL(filePath: path))
    #expect(before.count == after.count)
    #expect(zip(before, after).count { $0 != $1 } == 2)
    #expect(try WaveChunks(path: path).payload(of: "bext") == bext.payload)
  }

  @Test func `every character survives in the XML, whatever it means there`() throws {
    let chunk = try #require(Self.metadata.chunks.first { $0.id == "iXML" })
    let document = try XMLDocument(data: Data(chunk.payload))
    #expect(try document.nodes(forXPath: "//NOTE").first?.stringValue == Self.metadata.prompt)
    #expect(try document.nodes(forXPath: "//TRACK/NAME").map(\.stringValue) == ["bass left", "bass right"])
  }
}
