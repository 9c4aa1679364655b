import Audio
import Diagnostics
import Foundation
import Testing

@testable import AudioFiles

@Suite struct WaveChunksTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func write(_ metadata: [RIFFChunk]) throws -> String {
    let writer = try PCM24Writer(path: folder["a.wav"], metadata: metadata)
    try writer.write(PCMBlock(left: [1, 2, 3], right: [4, 5, 6]))
    try writer.close()
    return folder["a.wav"]
  }

  @Test func `chunks are listed with their offsets, odd ones with their padding`() throws {
    let path = try write([RIFFChunk("odd ", [1, 2, 3]), RIFFChunk("even", [4, 5])])
    let chunks = try WaveChunks(path: path)
    #expect(chunks.locations.map(\.id) == ["JUNK", "odd ", "even", "fmt ", "data"])
    #expect(chunks.locations.map(\.size) == [28, 3, 2, 16, 18])
    #expect(chunks.locations.map(\.offset) == [20, 56, 68, 78, 102])
    #expect(
      try chunks.payload(of: "odd ") == [1, 2, 3] && chunks.payload(of: "even") == [4, 5]
        && chunks.payload(of: "none") == nil)
  }

  @Test func `a chunk is replaced in location by one of its size`() throws {
    let path = try write([RIFFChunk("abcd", [1, 2, 3])])
    let before = try folder.bytes(of: "a.wav")
    try WaveChunks(path: path).replace(RIFFChunk("abcd", [7, 8, 9]))
    let after = try folder.bytes(of: "a.wav")
    #expect(before.count == after.count && zip(before, after).filter { $0 != $1 }.map(\.1) == [7, 8, 9])
  }

  @Test(arguments: [RIFFChunk("abcd", [1, 2]), RIFFChunk("abce", [1, 2, 3])])
  func `a chunk of another size or name has no location`(
    chunk: RIFFChunk
  ) throws {
    let path = try write([RIFFChunk("abcd", [1, 2, 3])])
    let before = try folder.bytes(of: "a.wav")
    let error = #expect(throws: AudioFileError.self) { try WaveChunks(path: path).replace(chunk) }
    #expect(
      error?.diagnosis.finding
        == "is not a sound file that can be read: it has no chunk \(chunk.id) of \(chunk.payload.count) bytes")
    #expect(try folder.bytes(of: "a.wav") == before)
  }

  @Test func `a file that is not there cannot be opened`() {
    #expect(throws: AudioFileError.self) { try WaveChunks(path: folder["none.wav"]) }
  }

  @Test(arguments: [0, 11, 12, 19, 20]) func `a file that is too short has no chunks`(count: Int) throws {
    let path = try folder.write(Array(WAV.file(channels: 2, bits: 24, data: []).prefix(count)), to: "short.wav")
    #expect(try WaveChunks(path: path).locations.count == (count >= 20 ? 1 : 0))
  }
}
