import Foundation
import Testing

/// What is delivered, checked by programs that know nothing of this one.
@Suite struct DeliveryTests {
  private static let ticket = """
    {"prompt": "house with piano stabs", "duration": 14, "bpm": 124, "key": "F minor", "seed": 7}
    """

  /// Reads 24-bit WAV files with Python's own reader and adds the stems up as integers.
  private static let sumOfStems = """
    import sys, wave, numpy as np
    def read(path):
        with wave.open(path) as w:
            assert (w.getnchannels(), w.getsampwidth(), w.getframerate()) == (2, 3, 48000), w.getparams()
            raw = np.frombuffer(w.readframes(w.getnframes()), dtype=np.uint8).reshape(-1, 3).astype(np.int32)
        return ((raw[:, 0] | raw[:, 1] << 8 | raw[:, 2] << 16) ^ 0x800000) - 0x800000
    master, stems = read(sys.argv[1]), [read(path) for path in sys.argv[2:]]
    print(len(master) // 2, len(stems), int(np.abs(master - sum(stems)).max()), int(np.abs(master).max() > 0))
    """

  @Test(arguments: AcousticInstruments.all)
  func `a ticket becomes a folder with a master, stems that sum to it, MIDI, checks, report and manifest`(
    instruments: AcousticInstruments
  ) throws {
    let studio = try Studio()
    try studio.drop(Self.ticket, as: "night-drive.json")
    #expect(try studio.runOnce(environment: instruments.environment).code == 0)
    let folder = "\(studio.root)/outbox/night-drive"
    #expect(
      try studio.names(in: "outbox/night-drive") == [
        "manifest.json", "midi", "night-drive.mid", "night-drive.wav", "qa.json", "report.html", "session.dawproject",
        "stems",
      ])
    let stems = try studio.names(in: "outbox/night-drive/stems")
    #expect(stems.count >= 6 && stems[0] == "01-drums.wav")
    let sum = try Self.sum(folder, stems)
    #expect(sum == "\(14 * 48_000) \(stems.count) 0 1")
    #expect(try studio.json("outbox/night-drive/qa.json")["passed"] as? Bool == true)
    let again = try Program.run("qa", folder)
    #expect(again.code == 0)
    #expect(again.output == String(decoding: try studio.data("outbox/night-drive/qa.json"), as: UTF8.self) + "\n")
    #expect(try studio.names(in: "inbox").isEmpty)
    #expect(try studio.data("archive/night-drive/night-drive.json") == Data(Self.ticket.utf8))
  }

  private static func sum(_ folder: String, _ stems: [String]) throws -> String {
    let arguments = ["python3", "-c", sumOfStems, "\(folder)/night-drive.wav"] + stems.map { "\(folder)/stems/\($0)" }
    return try Program.other(arguments).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  @Test(arguments: [(-14.0, -1.0), (-18, -3)], AcousticInstruments.all)
  func `loudness and true peak are right by ffmpeg's meter`(
    wish: (loudness: Double, ceiling: Double), instruments: AcousticInstruments
  ) throws {
    let (loudness, ceiling) = wish
    let studio = try Studio()
    try studio.drop(
      """
      {"prompt": "drum and bass", "duration": 15, "seed": 2, "loudness": \(loudness), "true_peak": \(ceiling)}
      """, as: "loud.json")
    #expect(try studio.runOnce(environment: instruments.environment).code == 0)
    let words = try Program.other(
      "ffmpeg", "-hide_banner", "-nostats", "-i", "\(studio.root)/outbox/loud/loud.wav", "-af", "ebur128=peak=true",
      "-f", "null", "-")
    let summary = try #require(words.range(of: "Summary:").map { String(words[$0.upperBound...]) })
    #expect(abs(try Self.figure("I:", in: summary) - loudness) <= 0.5)
    #expect(try Self.figure("Peak:", in: summary) <= ceiling)
  }

  private static func figure(_ label: String, in text: String) throws -> Double {
    let rest = try #require(text.range(of: label).map { text[$0.upperBound...] })
    return try #require(rest.split(separator: " ").first.flatMap { Double($0) })
  }

  /// Its snare once ended in a burst, three attempts in a row.
  @Test(arguments: AcousticInstruments.all) func `rock is delivered at the first attempt`(
    instruments: AcousticInstruments
  ) throws {
    let studio = try Studio()
    try studio.drop(#"{"prompt": "rock 120 bpm", "duration": 25, "seed": 11}"#, as: "rock.json")
    #expect(try studio.runOnce(environment: instruments.environment).code == 0)
    let attempts = try #require(try studio.json("outbox/rock/manifest.json")["attempts"] as? [[String: Any]])
    #expect(attempts.map { $0["passed"] as? Bool } == [true])
  }

  /// Where words are sung, the joints of syllables must not be heard; the same line with eight seeds is eight melodies.
  @Test func `sung words are delivered at the first attempt, whatever the melody`() throws {
    let studio = try Studio()
    let seeds = [1, 3, 4, 7]
    for seed in seeds {
      try studio.drop(
        """
        {"prompt": "pop 100 bpm", "duration": 20, "seed": \(seed),
         "lyrics": "Neon rivers run below\\nEvery window has a glow\\n"}
        """, as: "s\(seed).json")
    }
    #expect(try studio.runOnce(environment: ["DUBPLATE_WORK_RETRIES": "0"]).code == 0)
    #expect(try studio.names(in: "outbox") == seeds.map { "s\($0)" })
  }

  @Test(arguments: AcousticInstruments.all) func `the same ticket with the same seed gives the same bytes`(
    instruments: AcousticInstruments
  ) throws {
    let names = ["night-drive.wav", "night-drive.mid", "stems/01-drums.wav", "stems/03-bass.wav"]
    let runs = try (0..<2).map { _ in
      let studio = try Studio()
      try studio.drop(Self.ticket, as: "night-drive.json")
      _ = try studio.runOnce(environment: instruments.environment)
      return try names.map { try studio.data("outbox/night-drive/\($0)") }
    }
    #expect(runs[0] == runs[1])
  }

  @Test func `the manifest names every file with its size and SHA-256`() throws {
    let studio = try Studio()
    try studio.drop(Self.ticket, as: "night-drive.json")
    _ = try studio.runOnce()
    let manifest = try studio.json("outbox/night-drive/manifest.json")
    let files = try #require(manifest["files"] as? [[String: Any]])
    for file in files {
      let path = try #require(file["path"] as? String)
      #expect(try studio.data("outbox/night-drive/\(path)").count == file["bytes"] as? Int)
      let digest = try Program.other("sha256sum", "\(studio.root)/outbox/night-drive/\(path)").prefix(64)
      #expect(String(digest) == file["sha256"] as? String)
    }
    #expect(files.count >= 10)
    #expect((manifest["ticket"] as? [String: Any])?["seed"] as? Int == 7)
  }

  @Test func `a title and a large seed are in every file that has room for them`() throws {
    let studio = try Studio()
    try studio.drop(
      #"{"prompt": "house", "duration": 8, "title": "Nachtfahrt “II” 夜", "seed": 9007199254740993}"#, as: "drive.json")
    _ = try studio.runOnce()
    let folder = try studio.names(in: "outbox").isEmpty ? "failed/drive/best-attempt" : "outbox/drive"
    let manifest = try studio.json("\(folder)/manifest.json")
    #expect(manifest["name"] as? String == "drive")
    #expect((manifest["plan"] as? [String: Any])?["title"] as? String == "Nachtfahrt “II” 夜")
    #expect((manifest["ticket"] as? [String: Any])?["seed"] as? String == "9007199254740993")
    let attempts = try #require(manifest["attempts"] as? [[String: Any]])
    #expect(attempts.first?["seed"] as? String == "9007199254740993")
    let tags = try Program.other(
      "ffprobe", "-v", "error", "-show_entries", "format_tags=title", "\(studio.root)/\(folder)/drive.wav")
    #expect(tags.contains("Nachtfahrt “II” 夜"), "\(tags)")
    #expect(try studio.data("\(folder)/drive.mid").firstRange(of: Data("Nachtfahrt “II” 夜".utf8)) != nil)
    #expect(try String(decoding: studio.data("\(folder)/report.html"), as: UTF8.self).contains("Nachtfahrt “II” 夜"))
  }
}
