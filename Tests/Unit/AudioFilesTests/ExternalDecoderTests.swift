import Audio
import AudioFiles
import Diagnostics
import Foundation
import TestSupport
import Testing

/// Formats that ffmpeg reads; nothing to see where it is not installed.
@Suite(.enabled(if: ExternalDecoding.program != nil)) struct ExternalDecoderTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  /// Three seconds of a tone that grows, so that a missing part shows.
  func make(_ name: String, _ options: [String]) throws -> String {
    let program = Process()
    program.executableURL = URL(filePath: try #require(ExternalDecoding.program))
    let source = "aevalsrc=0.1*(1+t)*sin(2764.6*t)|0.1*(1+t)*sin(2764.6*t):s=48000:d=3"
    program.arguments = ["-v", "error", "-nostdin", "-y", "-f", "lavfi", "-i", source] + options + [folder[name]]
    try program.run()
    program.waitUntilExit()
    try #require(program.terminationStatus == 0)
    return folder[name]
  }

  func read(_ path: String) throws -> StereoBuffer {
    let sink = MemorySink()
    try AudioFileReader(path: path, limits: .reference).read(into: sink)
    return sink.buffer
  }

  static let formats: [(String, [String])] = [
    ("a.m4a", ["-c:a", "aac"]), ("fast.m4a", ["-c:a", "aac", "-movflags", "+faststart"]), ("a.aac", ["-c:a", "aac"]),
    ("alac.m4a", ["-c:a", "alac"]), ("alac.caf", ["-c:a", "alac"]), ("a.wma", ["-c:a", "wmav2"]),
    ("a.mp4", ["-c:a", "aac"]),
    ("a.webm", ["-c:a", "libopus"]), ("live.webm", ["-c:a", "libvorbis", "-live", "1"]), ("a.mkv", ["-c:a", "flac"]),
    ("a.oga", ["-c:a", "flac"]), ("a.spx", ["-c:a", "libspeex", "-ar", "16000", "-ac", "1"]), ("a.wv", []),
    ("a.tta", []),
    ("a.mp2", []), ("a.ac3", []), ("a.ts", ["-c:a", "mp2"]), ("a.flv", ["-c:a", "aac"]),
    ("a.mov", ["-c:a", "pcm_s16be"]),
    ("a.voc", ["-c:a", "pcm_s16le"]),
  ]

  @Test(arguments: formats) func `what people have is read whole`(name: String, options: [String]) throws {
    let sound = try read(make(name, options))
    #expect(abs(Double(sound.frames) / 48_000 - 3) <= 0.1)
    // At 2.5 s the tone has reached −9 dBFS, in whatever name the file has.
    let late = sound.left[115_000..<125_000].map(abs).max() ?? 0
    #expect(abs(late - 0.355) < 0.06)
    try FileManager.default.moveItem(atPath: folder[name], toPath: folder["without ending"])
    #expect(try read(folder["without ending"]).frames == sound.frames)
  }

  @Test(
    arguments: formats.filter {
      ["fast.m4a", "alac.m4a", "a.m4a", "a.webm", "a.mkv", "a.wma", "a.mov", "a.oga", "a.spx"].contains($0.0)
    })
  func `what was cut off is refused`(name: String, options: [String]) throws {
    let path = try make(name, options)
    let bytes = try folder.bytes(of: name)
    for share in [0.3, 0.6, 0.9] {
      let cut = try folder.write(Array(bytes.prefix(Int(share * Double(bytes.count)))), to: "cut")
      let error = #expect(throws: AudioFileError.self, "\(share) of \(path)") { try read(cut) }
      #expect(["audio.truncated", "audio.unreadable", "audio.damaged"].contains(error?.diagnosis.code))
    }
  }

  @Test func `a source that can be read from any location is made of it too`() throws {
    let path = try make("a.m4a", ["-c:a", "aac"])
    let source = try AudioFileSource(path: path)
    #expect(abs(source.frameCount - 144_000) <= 2_400)
    #expect(try source.read(100_000..<100_100) == source.readAll()[frames: 100_000..<100_100])
    #expect(try source.readAll().left == read(path).left)
  }

  @Test func `lists of other files lead nowhere`() throws {
    let secret = try folder.write(
      WAV.file(channels: 1, bits: 16, data: [UInt8](repeating: 9, count: 200_000)), to: "x.wav")
    for text in [
      "ffconcat version 1.0\nfile '\(secret)'\n", "#EXTM3U\n#EXTINF:2,\nfile://\(secret)\n#EXT-X-ENDLIST\n",
      "v=0\nc=IN IP4 127.0.0.1\nm=audio 5004 RTP/AVP 0\n",
    ] {
      let error = #expect(throws: AudioFileError.self) { try read(folder.write(Array(text.utf8), to: "list.m4a")) }
      #expect(error?.diagnosis.code == "audio.unreadable")
    }
  }
}
