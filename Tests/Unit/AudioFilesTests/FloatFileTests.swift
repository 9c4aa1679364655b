import Audio
import AudioFiles
import Diagnostics
import TestSupport
import Testing

@Suite struct FloatFileTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  @Test func `what was written is read from any location, by many at once`() throws {
    let sound = TestTone.noise(seconds: 2)
    let file = try FloatFile(path: folder["work.f32"])
    for start in stride(from: 0, to: sound.frames, by: 7001) {
      try file.write(sound[frames: start..<min(start + 7001, sound.frames)])
    }
    let source = try file.finish()
    #expect(source.frameCount == sound.frames)
    #expect(try source.readAll() == sound)
    var places = Array(stride(from: -500, to: sound.frames, by: 991))
    try concurrently(on: &places) { location in
      if try source.read(location..<location + 1000) != sound[frames: location..<location + 1000] { location = .min }
    }
    #expect(!places.contains(.min))
    #expect(try FloatSource(path: folder["work.f32"]).read(10..<20) == sound[frames: 10..<20])
  }

  @Test func `an unnamed file leaves nothing behind`() throws {
    let file = try FloatFile(unnamedIn: folder.path)
    try file.write(TestTone.sine(.Hz(100), seconds: 0.1))
    #expect(try file.finish().frameCount == 4800)
    #expect(try folder.names.isEmpty)
  }

  @Test func `a file that is not there is refused in words`() throws {
    let error = #expect(throws: AudioFileError.self) { try FloatSource(path: folder["none.f32"]) }
    #expect(error?.diagnosis.code == "audio.read")
  }
}
