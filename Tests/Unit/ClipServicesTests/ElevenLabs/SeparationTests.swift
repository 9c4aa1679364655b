import Audio
import ClipRendering
import ClipServices
import ClipTestSupport
import Diagnostics
import Foundation
import HTTP
import TestSupport
import Testing

/// Stems out of archives that Python's `zipfile` wrote.
@Suite(.fewAtOnce) struct SeparationTests {
  private let bench: ClipBench
  private typealias Contract = ElevenLabsContract

  init() throws { bench = try ClipBench() }

  /// An archive of the files in `contents`, made by another program.
  private func archive(_ contents: [String: [UInt8]], deflated: Bool) throws -> [UInt8] {
    let source = "\(bench.folder)/in"
    try FileManager.default.createDirectory(atPath: source, withIntermediateDirectories: true)
    for (name, bytes) in contents {
      try Data(bytes).write(to: URL(filePath: "\(source)/\(name)"))
    }
    let python = Process()
    python.executableURL = URL(filePath: "/usr/bin/python3")
    python.arguments = [
      "-c",
      """
      import sys, zipfile, os
      with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED if sys.argv[3] == "1" else zipfile.ZIP_STORED) as z:
        for name in sorted(os.listdir(sys.argv[2])): z.write(sys.argv[2] + "/" + name, "stems/" + name)
      """, "\(bench.folder)/a.zip", source, deflated ? "1" : "0",
    ]
    try python.run()
    python.waitUntilExit()
    let bytes = try Array(Data(contentsOf: URL(filePath: "\(bench.folder)/a.zip")))
    for name in ["in", "a.zip"] { try FileManager.default.removeItem(atPath: "\(bench.folder)/\(name)") }
    return bytes
  }

  private func separate(_ names: [String], _ archive: [UInt8], type: String = "application/zip") async throws
    -> (ClipSubmission, ScriptedRequest)
  {
    let server = try ScriptedServer { _, _ in [Contract.sound(archive, type: type)] }
    bench.hold(server)
    var settings = ElevenLabsSettings(key: try #require(bench.key), model: "music_v2")
    settings.server = WebAddress(server.address())
    settings.largestFile = 4 << 20
    let source = try #require(ElevenLabsMusic(settings, client: bench.client))
    var request = bench.request(.separate(names))
    request.audio = ClipAudio(path: bench.file("song.wav", TinySound.wav()), use: .separation)
    request.mayUpload = true
    request.duration = .s(1)
    let submission = try await source.submit(request, into: bench.folder)
    #expect(server.requests.flatMap(Contract.problems) == [])
    return (submission, try #require(server.requests.first))
  }

  @Test(arguments: [true, false]) func `six stems come out of the archive`(deflated: Bool) async throws {
    let names = ["vocals", "drums", "bass", "guitar", "piano", "other"]
    let contents = Dictionary(
      uniqueKeysWithValues: names.enumerated().map {
        ("\($1).pcm", TinySound.pcm(frames: 48_000 + $0, channels: 2))
      })
    let (submission, request) = try await separate(names, try archive(contents, deflated: deflated))
    guard case .delivered(let result) = submission else {
      Issue.record("\(submission)")
      return
    }
    #expect(result.files.map(\.name) == names)
    for (index, file) in result.files.enumerated() {
      let expected = TinySound.wav(frames: 48_000 + index, rate: 48_000, channels: 2)
      #expect(try Array(Data(contentsOf: URL(filePath: file.path))) == expected)
    }
    #expect(bench.files == (names.map { "\($0).wav" } + ["song.wav"]).sorted())
    let form = try #require(MultipartReader(request))
    #expect(form["stem_variation_id"] == "six_stems_v1" && form.file("file")?.body == TinySound.wav())
  }

  @Test func `of two stems what is not the voice is the rest`() async throws {
    let contents = ["vocals.wav": TinySound.wav(), "accompaniment.wav": TinySound.wav(frames: 99)]
    let (submission, request) = try await separate(
      ["vocals", "instrumental"], try archive(contents, deflated: true))
    guard case .delivered(let result) = submission else {
      Issue.record("\(submission)")
      return
    }
    #expect(result.files.map(\.bytes) == [684, 242])
    #expect(MultipartReader(request)?["stem_variation_id"] == "two_stems_v1")
  }

  @Test func `an archive that is none, damaged or without a stem is not kept`() async throws {
    let good = try archive(["vocals.wav": TinySound.wav(), "drums.wav": TinySound.wav()], deflated: true)
    var flipped = good
    flipped[60] ^= 0x55
    let cases: [([UInt8], String)] = [
      (Array("<html>".utf8), "the answer is no ZIP archive but text/html"), (good.dropLast(30) + [], "no ZIP archive"),
      (flipped, "a damaged archive"), (Array(good.dropFirst(20)), "damaged archive"), ([], "no ZIP archive"),
      (good, "the archive has no stem bass"),
    ]
    for (bytes, words) in cases {
      let failure = try await bench.failure {
        try await separate(words.hasSuffix("bass") ? ["bass"] : ["drums", "vocals"], bytes, type: "text/html")
      }
      #expect(failure?.kind == .unusable && failure?.mayBeBilled == true)
      #expect(failure?.diagnosis.finding.contains(words) == true, "\(failure?.diagnosis.finding ?? "")")
    }
    #expect(bench.files.filter { $0.hasPrefix(".") } == [])
  }

  @Test func `an archive never unpacks to more than it says or than is allowed`() async throws {
    let bomb = try archive(["vocals.wav": [UInt8](repeating: 0, count: 8 << 20)], deflated: true)
    var liar = bomb
    // The size in the table of contents, which is 22 bytes of end record and one entry from the end.
    let entry = try #require(liar.lastRange(of: [0x50, 0x4B, 1, 2]))
    liar.replaceSubrange((entry + 24)..<(entry + 28), with: TinySound.number(1000, 4))
    for bytes in [bomb, liar] {
      let failure = try await bench.failure { try await separate(["vocals"], bytes) }
      #expect(failure?.diagnosis.finding == "the answer is a damaged archive")
      #expect(bench.files == ["song.wav"])
    }
  }
}

extension [UInt8] {
  fileprivate func lastRange(of bytes: [UInt8]) -> Int? {
    indices.last { self[$0...].starts(with: bytes) }
  }
}
