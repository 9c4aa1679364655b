import Audio
import Diagnostics
import Foundation
import Production
import TestSupport
import Testing

@Suite struct OrderTests {
  let folder = Workbench()

  private func refusal(_ order: MasterRequest) -> [String] {
    do {
      _ = try MasterJob.run(order)
      return []
    } catch {
      return Diagnosis.all(of: error, at: "test").map(\.code)
    }
  }

  @Test func `an input is never overwritten, not even through a link`() throws {
    let input = try folder.write(TestTone.sine(.Hz(440)), "in.wav")
    let before = FileManager.default.contents(atPath: input)
    let link = folder.path("link.wav")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: input)
    for output in [input, link, folder.path("../\(folder.name)/in.wav")] {
      #expect(refusal(MasterRequest([input], output: output)) == ["master.overwrites-input"])
    }
    #expect(FileManager.default.contents(atPath: input) == before)
  }

  @Test func `samples that are no numbers are refused, and nothing is left behind`() throws {
    var broken = TestTone.sine(.Hz(440))
    broken.left[1000] = .nan
    let input = try folder.write(broken, "in.wav")
    #expect(refusal(MasterRequest([input], output: folder.path("out.wav"))) == ["audio.not-finite"])
    #expect(folder.names == ["in.wav"])
  }

  @Test func `what is missing, doubled or in the way is named`() throws {
    let input = try folder.write(TestTone.sine(.Hz(440)), "in.wav")
    let silence = try folder.write(StereoBuffer(frames: 96_000), "silence.wav")
    let output = folder.path("out.wav")
    #expect(refusal(MasterRequest([folder.path("none.wav")], output: output)) == ["audio.missing"])
    #expect(refusal(MasterRequest([], output: output)) == ["master.no-input"])
    #expect(refusal(MasterRequest([input, input], output: output)) == ["master.same-name"])
    #expect(refusal(MasterRequest([input], loudness: .likeReference, output: output)) == ["master.no-reference"])
    #expect(refusal(MasterRequest([input], reference: silence, output: output)) == ["reference.silent"])
    #expect(refusal(MasterRequest([input], output: folder.path(""))) == ["master.output-is-folder"])
    try FileManager.default.createDirectory(atPath: folder.path("out-stems"), withIntermediateDirectories: false)
    #expect(refusal(MasterRequest([input, silence], output: output)) == ["master.stems-exist"])
    #expect(refusal(MasterRequest([input], output: "/proc/no/out.wav")) == ["master.unwritable"])
    #expect(folder.names == ["in.wav", "out-stems", "silence.wav"])
  }
}

/// What a folder of stems may hold.
@Suite struct StemFolderTests {
  let folder = Workbench()

  private func master(_ output: String = "out.wav") throws -> MasterJobReport {
    try MasterJob.run(MasterRequest([folder.path("stems")], output: folder.path(output)))
  }

  private func refusal() -> Diagnosis? {
    do {
      _ = try master()
      return nil
    } catch {
      return Diagnosis.all(of: error, at: "test").first
    }
  }

  private func make() throws {
    try FileManager.default.createDirectory(atPath: folder.path("stems"), withIntermediateDirectories: false)
    _ = try folder.write(TestTone.sine(.Hz(440), amplitude: 0.2, seconds: 2), "stems/drums.wav")
    _ = try folder.write(TestTone.sine(.Hz(80), amplitude: 0.2, seconds: 2), "stems/bass.wav")
  }

  @Test(arguments: ["vocals.m4a", "vocals.wma", "vocals.xyz", "vocals", "vocals.wav", "vocals.MP3"])
  func `a stem that cannot be read is named and not left out`(name: String) throws {
    try make()
    try Data([0x12, 0, 0xff, 0x80, 7, 7]).write(to: URL(filePath: folder.path("stems/\(name)")))
    #expect(refusal()?.location == folder.path("stems/\(name)"))
    #expect(folder.names == ["stems"])
  }

  @Test func `notes, pictures and projects beside the stems are no stems`() throws {
    try make()
    for name in ["notes.txt", "README", "cover.jpg", "song.als", ".DS_Store", "drums.wav.asd", "chords.mid"] {
      try Data("about the song".utf8).write(to: URL(filePath: folder.path("stems/\(name)")))
    }
    #expect(try master().stems.count == 2)
  }

  @Test func `stems in a folder within the folder are asked for`() throws {
    try make()
    try FileManager.default.createDirectory(atPath: folder.path("stems/more"), withIntermediateDirectories: false)
    _ = try folder.write(TestTone.sine(.Hz(440), amplitude: 0.2, seconds: 2), "stems/more/pad.wav")
    #expect(refusal()?.code == "master.nested")
    try FileManager.default.removeItem(atPath: folder.path("stems/more/pad.wav"))
    #expect(refusal() == nil)
  }
}

/// Masters in other formats than WAV.
@Suite struct MasterFormatTests {
  let folder = Workbench()
  /// A tone, because codecs leave out what noise has above 16 kHz.
  static let sound = TestTone.sine(.Hz(440), amplitude: 0.2, seconds: 4)

  static let formats: [(String, [UInt8])] = [
    ("out.wav", Array("RIFF".utf8)), ("out.WAV", Array("RIFF".utf8)), ("out.flac", Array("fLaC".utf8)),
    ("out.mp3", [0xff, 0xfb]), ("out.opus", Array("OggS".utf8)), ("out.ogg", Array("OggS".utf8)),
    ("out", Array("RIFF".utf8)),
  ]

  @Test(arguments: formats) func `the ending of the name is the format`(name: String, magic: [UInt8]) throws {
    let input = try folder.write(Self.sound, "in.wav")
    let account = try MasterJob.run(
      MasterRequest([input], loudness: .exactly(.LUFS(-18)), output: folder.path(name)))
    #expect(Array(try Data(contentsOf: URL(filePath: folder.path(name)))).starts(with: magic))
    #expect(abs(try #require(account.after.loudness).value + 18) <= 0.2)
    #expect(folder.names == ["in.wav", name].sorted())
  }

  @Test(arguments: ["out.m4a", "out.aiff", "out.wma", "out.txt"]) func `a format that cannot be written is refused`(
    name: String
  ) throws {
    let input = try folder.write(Self.sound, "in.wav")
    let error = #expect(throws: Problems.self) {
      try MasterJob.run(MasterRequest([input], output: folder.path(name)))
    }
    #expect(error?.diagnoses.map(\.code) == ["master.output-format"])
    #expect(folder.names == ["in.wav"])
  }

  @Test func `stems lie beside a FLAC too, under its name`() throws {
    let inputs = [try folder.write(Self.sound, "a.wav"), try folder.write(TestTone.sine(.Hz(80), seconds: 4), "b.wav")]
    let account = try MasterJob.run(MasterRequest(inputs, output: folder.path("song.flac")))
    #expect(account.residue == 0)
    #expect(folder.names == ["a.wav", "b.wav", "song-stems", "song.flac"])
  }
}
