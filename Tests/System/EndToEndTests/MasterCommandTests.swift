import Foundation
import Testing

/// `dubplate master`, as scripts use it.
@Suite struct MasterCommandTests {
  /// Bursts of noise, darker for another corner; 8 s.
  private static func sound(_ path: String, corner: Int, seed: Int) throws {
    _ = try Program.other(
      "ffmpeg", "-f", "lavfi", "-i", "anoisesrc=c=pink:r=48000:d=8:a=0.3:seed=\(seed)", "-af",
      "lowpass=f=\(corner):p=1,tremolo=f=2:d=0.8", "-ac", "2", path)
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func `--json tells what was measured before and after, and another meter agrees`() throws {
    let studio = try Studio()
    let (input, model, out) = ("\(studio.root)/in.wav", "\(studio.root)/model.flac", "\(studio.root)/out.wav")
    try Self.sound(input, corner: 12_000, seed: 1)
    try Self.sound(model, corner: 3000, seed: 2)
    let run = try Program.run("master", input, "--reference", model, "--loudness", "-16", "--json", "-o", out)
    #expect(run.code == 0, "\(run.errors)")
    let account = try object(run.output)
    let (before, after) = (account["before"] as? [String: Any], account["after"] as? [String: Any])
    #expect(abs((after?["loudness_lufs"] as? Double ?? 0) + 16) <= 0.1)
    #expect(after?["true_peak_dbtp"] as? Double ?? 0 <= -1)
    #expect(before?["plr_db"] is Double && before?["loudness_range_lu"] is Double)
    let scores = account["similarity"] as? [String: [String: Any]]
    let (first, last) = (scores?["before"]?["score"] as? Double ?? 1, scores?["after"]?["score"] as? Double ?? 0)
    #expect(last > 0.9 && last > first)
    #expect(account["greatest_boost_db"] as? Double ?? 9 <= 6 && account["greatest_cut_db"] as? Double ?? -9 >= -6)
    #expect(account["residue"] as? Int == 0 && account["stems"] as? [String] == [])
    let meter = try Program.other("ffmpeg", "-nostats", "-i", out, "-af", "ebur128=peak=true", "-f", "null", "-")
    #expect(meter.components(separatedBy: "Summary:").last?.contains("I:         -16.0 LUFS") == true)
  }

  @Test func `stems are mastered together, and other programs can sum them`() throws {
    let studio = try Studio()
    try FileManager.default.createDirectory(atPath: "\(studio.root)/parts", withIntermediateDirectories: false)
    try Self.sound("\(studio.root)/parts/low.wav", corner: 300, seed: 3)
    try Self.sound("\(studio.root)/parts/high.wav", corner: 9000, seed: 4)
    let out = "\(studio.root)/song.wav"
    let account = try object(try Program.run("master", "\(studio.root)/parts", "--json", "-o", out).output)
    let stems = try #require(account["stems"] as? [String])
    #expect(stems == ["high", "low"].map { "\(studio.root)/song-stems/\($0).wav" })
    let sum = try Program.other(
      "python3", "-c",
      """
      import sys, wave
      def read(path):
          with wave.open(path) as f: data = f.readframes(f.getnframes())
          return [int.from_bytes(data[i:i + 3], "little", signed=True) for i in range(0, len(data), 3)]
      master, *stems = [read(p) for p in sys.argv[1:]]
      print(max(abs(m - sum(s)) for m, *s in zip(master, *stems)))
      """, out, stems[0], stems[1])
    #expect(sum.trimmingCharacters(in: .whitespacesAndNewlines) == "0")
  }

  @Test func `what cannot be mastered is refused with a code, and nothing is left behind`() throws {
    let studio = try Studio()
    try studio.drop("no sound", as: "words.wav")
    let (words, out) = ("\(studio.root)/inbox/words.wav", "\(studio.root)/inbox/out.wav")
    #expect(try Program.run("master", words, "-o", out).code == 65)
    #expect(try Program.run("master", words, "--loudness", "loud", "-o", out).code == 64)
    #expect(try studio.names(in: "inbox") == ["words.wav"])
  }
}
