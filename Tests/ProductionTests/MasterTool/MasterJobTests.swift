import Analysis
import Audio
import AudioFiles
import Diagnostics
import Foundation
import Mastering
import Production
import TestSupport
import Testing

@Suite struct MasterJobTests {
  let folder = Workbench()

  static let music = TestTone.strokes(
    of: TestTone.noise(amplitude: 0.4, seconds: 8, seed: 2), every: 0.5, decay: 0.2)

  static let kinds: [(String, StereoBuffer)] = [
    ("mono", StereoBuffer(mono: music.left)),
    ("one-sided", StereoBuffer(left: music.left, right: music.left.map { _ in 0 })),
    ("with an offset", StereoBuffer(left: music.left.map { $0 + 0.2 }, right: music.right.map { $0 + 0.2 })),
    ("clipped", StereoBuffer(mono: music.left.map { min(max(6 * $0, -1), 1) })),
  ]

  @Test(arguments: kinds) func `a mix that is odd becomes a master at its target`(kind: (String, StereoBuffer)) throws {
    let input = try folder.write(kind.1, "in.wav")
    let account = try MasterJob.run(
      MasterRequest([input], loudness: .exactly(.LUFS(-18)), output: folder.path("out.wav")))
    let (loudness, peak) = try folder.meter("out.wav")
    #expect(abs(try #require(loudness).value + 18) <= 0.1)
    #expect(try #require(peak).value <= -1)
    #expect(account.after.loudness == loudness)
    #expect(account.stems.isEmpty)
    #expect(folder.names == ["in.wav", "out.wav"])
  }

  @Test(arguments: [8000, 44_100, 192_000]) func `any rate becomes 48 kHz of the same length`(rate: Int) throws {
    let tone = TestTone.sine(.Hz(997), amplitude: 0.3, seconds: 2, rate: SampleRate(value: Double(rate)))
    let input = try folder.write(tone, "in.wav", rate: rate)
    _ = try MasterJob.run(MasterRequest([input], output: folder.path("out.wav")))
    let written = try AudioFileSource(path: folder.path("out.wav"))
    #expect(written.frameCount == 96_000)
    #expect(written.facts.bits == 24)
  }

  @Test func `silence stays silent and one sample stays one sample, and both say why they have no loudness`() throws {
    for sound in [StereoBuffer(frames: 96_000), StereoBuffer(mono: [0.5])] {
      let input = try folder.write(sound, "in.wav")
      let account = try MasterJob.run(MasterRequest([input], output: folder.path("out.wav")))
      #expect(account.after.loudness == nil)
      #expect(account.mastering.notes.count == 1)
      #expect(try AudioFileSource(path: folder.path("out.wav")).frameCount == sound.frames)
    }
  }

  @Test func `a folder of stems becomes a master and stems that sum to it`() throws {
    let bass = TestTone.sine(.Hz(80), amplitude: 0.2, seconds: 5)
    try FileManager.default.createDirectory(atPath: folder.path("stems"), withIntermediateDirectories: false)
    _ = try folder.write(Self.music, "stems/drums.wav")
    _ = try folder.write(bass, "stems/bass.wav")
    let account = try MasterJob.run(MasterRequest([folder.path("stems")], output: folder.path("song.wav")))
    #expect(account.residue == 0)
    let parts = try ["bass", "drums"].map { try AudioFileSource(path: folder.path("song-stems/\($0).wav")) }
    let master = try AudioFileSource(path: folder.path("song.wav"))
    let all = 0..<master.frameCount
    let (a, b) = (try parts[0].readPCM(all), try parts[1].readPCM(all))
    #expect(try master.readPCM(all).left == zip(a.left, b.left).map { $0 + $1 })
    #expect(try master.readPCM(all).right == zip(a.right, b.right).map { $0 + $1 })
  }

  @Test func `a reference draws the tone towards it, within 6 dB`() throws {
    var dark = Self.music
    for band in [BiquadCoefficients.highShelf(.Hz(2000), gain: .dB(-5)), .lowShelf(.Hz(200), gain: .dB(5))] {
      var (left, right) = (Biquad(band), Biquad(band))
      left.process(&dark.left)
      right.process(&dark.right)
    }
    let (input, reference) = (try folder.write(Self.music, "in.wav"), try folder.write(dark, "reference.wav"))
    let account = try MasterJob.run(
      MasterRequest([input], reference: reference, loudness: .likeReference, output: folder.path("out.wav")))
    let similarity = try #require(account.similarity)
    #expect(similarity.before.score < 0.85)
    #expect(similarity.after.score > 0.95)
    #expect(account.greatestBoost <= .dB(6) && account.greatestCut >= .dB(-6))
    let (mine, wanted) = (try #require(account.after.loudness), try #require(account.reference?.loudness))
    #expect(account.mastering.backedOff || abs((mine - wanted).value) <= 0.1)
  }

  @Test func `the same order gives the same bytes`() throws {
    let (input, reference) = (
      try folder.write(Self.music, "in.wav"), try folder.write(Self.kinds[0].1, "reference.wav")
    )
    for name in ["a.wav", "b.wav"] {
      _ = try MasterJob.run(MasterRequest([input], reference: reference, output: folder.path(name)))
    }
    let files = try ["a.wav", "b.wav"].map { try Data(contentsOf: URL(filePath: folder.path($0))) }
    #expect(files[0] == files[1])
  }
}
