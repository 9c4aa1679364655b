import Audio
import ClipRendering
import ClipServices
import ClipTestSupport
import Diagnostics
import Foundation
import TestSupport
import Testing

@Suite(.fewAtOnce) struct SoundTests {
  private let bench: ClipBench
  private let folder: ClipFolder

  init() throws {
    bench = try ClipBench()
    folder = ClipFolder(bench.folder, of: "somebody")
  }

  private func keep(_ bytes: [UInt8], said: String? = "audio/wav") throws -> ClipFile {
    try folder.keep(bench.file(".mix.incoming", bytes), as: "mix", said: said)
  }

  private func finding(_ bytes: [UInt8], said: String? = nil) -> String? {
    do {
      _ = try keep(bytes, said: said)
      return nil
    } catch {
      #expect((error as? ClipFailure)?.kind == .unusable)
      return (error as? ClipFailure)?.diagnosis.finding
    }
  }

  @Test func `sound is told by its first bytes, whatever it is called`() throws {
    let wav = try keep(TinySound.wav(rate: 44_100, channels: 2), said: "text/html")
    #expect(wav.format == .wav && wav.rate?.value == 44_100 && wav.channels == 2)
    #expect(wav.path == "\(bench.folder)/mix.wav" && wav.bytes == 1324)
    let flac = try keep(TinySound.flac)
    #expect(flac.format == .flac && flac.rate == .standard && flac.channels == 2)
    #expect(try keep(TinySound.mp3).format == .mp3)
    #expect(try keep(Array("ID3".utf8) + TinySound.mp3).format == .mp3)
    #expect(try keep(Array("OggS".utf8) + [0, 2]).format == .ogg)
    #expect(bench.files == ["mix.flac", "mix.mp3", "mix.ogg", "mix.wav"])
  }

  @Test func `what is no sound is not kept, and said to be none`() {
    #expect(finding([]) == "mix is empty")
    #expect(finding(Array("<html>".utf8), said: "text/html") == "mix is no sound but text/html")
    #expect(finding(Array("RIFF....AVI LIST".utf8)) == "mix is no sound")
    #expect(finding(Array(TinySound.wav().dropLast(100))) == "mix has 540 of 640 bytes of sound")
    #expect(finding(Array(TinySound.wav().prefix(40))) == "the head of mix makes no sense")
    #expect(finding(TinySound.wav(channels: 0)) == "the head of mix makes no sense")
    #expect(finding(TinySound.wav(frames: 0)) == "mix is empty")
    #expect(bench.files.isEmpty)
  }

  @Test func `a clip that has no room is not ordered`() throws {
    try folder.requireRoom(1)
    #expect { try folder.requireRoom(Int.max) } throws: { error in
      (error as? ClipFailure)?.kind == .notStored && (error as? ClipFailure)?.mayBeBilled == false
    }
  }

  @Test func `a length that nobody knew is no lie`() throws {
    var bytes = TinySound.wav()
    bytes.replaceSubrange(40..<44, with: [0xFF, 0xFF, 0xFF, 0xFF])
    #expect(try keep(bytes).format == .wav)
  }

  @Test func `bare samples get a head that fits`() throws {
    let raw = bench.file("raw", TinySound.pcm(frames: 480, channels: 2) + [7])
    let path = "\(bench.folder)/.mix.incoming"
    try PCMWrapper(rate: .standard, channels: 2).wrap(raw, into: path)
    #expect(try Array(Data(contentsOf: URL(filePath: path))) == TinySound.wav(frames: 480, rate: 48_000, channels: 2))
    let file = try folder.keep(path, as: "mix", said: nil)
    #expect(file.rate == .standard && file.channels == 2)
  }

  @Test(arguments: [(1, 12.0), (1, 11.0), (1, 13.5), (2, 12.0), (2, 11.0), (2, 13.5)])
  func `channels follow from how long the sound shall last`(channels: Int, lasts: Double) {
    let bytes = SampleRate.standard.frames(in: .s(lasts)) * channels * 2
    #expect(PCMWrapper.channels(in: bytes, lasting: .s(12), rate: .standard) == channels)
  }
}
