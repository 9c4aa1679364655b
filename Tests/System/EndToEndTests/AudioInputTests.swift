import Foundation
import Testing

/// The sound files that people give: read whole, whatever they are, or refused by their own names.
@Suite struct AudioInputTests {
  private let studio: Studio

  init() throws { studio = try Studio() }

  /// Two seconds of a tone.
  private func make(_ name: String, _ options: [String] = []) throws -> String {
    let path = "\(studio.root)/\(name)"
    let source = ["-v", "error", "-f", "lavfi", "-i", "aevalsrc=0.3*sin(2764*t)*exp(-5*mod(t\\,0.5)):s=44100:d=2"]
    _ = try Program.other(["ffmpeg"] + source + options + [path])
    return path
  }

  private func duration(_ path: String) throws -> Double {
    let result = try Program.run("analyze", path, "--no-cache", "--root", studio.root)
    #expect(result.code == 0, "\(result.errors)")
    #expect(result.errors.isEmpty)
    let profile = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
    return try #require(profile?["duration"] as? Double)
  }

  @Test func `M4A, WMA and a FLAC from a pipe are measured like any file`() throws {
    for (name, options) in [("a.m4a", ["-c:a", "aac"]), ("a.wma", ["-c:a", "wmav2"]), ("a.flac", [])] {
      #expect(abs(try duration(make(name, options)) - 2) < 0.1)
    }
  }

  @Test func `what only ffmpeg reads says so where ffmpeg is missing`() throws {
    let path = try make("voice memo.m4a", ["-c:a", "aac"])
    let result = try Program.run("analyze", path, "--root", studio.root, environment: ["PATH": "/nowhere"])
    #expect(result.code != 0)
    #expect(result.errors.contains("voice memo.m4a") && result.errors.contains("apt install ffmpeg"))
    let doctor = try Program.run("doctor", "--root", studio.root, environment: ["PATH": "/nowhere"])
    #expect((doctor.output + doctor.errors).contains("apt install ffmpeg"))
  }

  @Test func `a damaged MP3 brings no chatter of a library`() throws {
    let path = try make("a.mp3", ["-c:a", "libmp3lame", "-b:a", "128k"])
    var bytes = try Data(contentsOf: URL(filePath: path))
    for location in stride(from: 3000, to: bytes.count, by: 997) { bytes[location] ^= 0x10 }
    try bytes.write(to: URL(filePath: path))
    let result = try Program.run("analyze", path, "--root", studio.root)
    #expect(result.errors.isEmpty || result.errors.contains("a.mp3"))
    #expect(!result.errors.contains("mpg123") && !result.errors.contains("layer3"))
  }

  @Test func `a reference that was cut off is named as its owner knows it`() throws {
    let whole = try Data(contentsOf: URL(filePath: make("whole.wav")))
    try FileManager.default.createDirectory(atPath: "\(studio.root)/inbox", withIntermediateDirectories: true)
    try whole.prefix(100_000).write(to: URL(filePath: "\(studio.root)/inbox/club.wav"))
    try studio.drop(#"{"prompt": "house", "reference": "club.wav", "duration": 8}"#, as: "club.json")
    let result = try studio.runOnce()
    #expect(result.code == 1)
    let words = String(decoding: try studio.data("failed/club/WHY.txt"), as: UTF8.self)
    #expect(words.contains("club.wav") && words.contains("ends after 100000 of"))
    let problems = try #require(try studio.json("failed/club/reason.json")["problems"] as? [[String: Any]])
    #expect(problems.first?["place"] as? String == "club.wav")
    for text in [words, result.output, result.errors] { #expect(!text.contains("/proc/self/fd")) }
  }

  @Test func `qa tries the codecs as a delivery does`() throws {
    let result = try Program.run("qa", try make("a.wav"))
    #expect(result.output.contains("as MP3 at 320 kbit/s"))
    #expect(!result.output.contains("no MP3 or Opus encoder"))
  }
}
