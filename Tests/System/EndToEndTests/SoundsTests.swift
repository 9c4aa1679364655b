import Foundation
import Testing

/// The owner's sounds, from the folder beside the settings to the delivery; the recordings are ffmpeg's.
@Suite struct SoundsTests {
  private let studio: Studio
  private let settings: String

  init() throws {
    studio = try Studio()
    settings = "\(studio.root)/etc/dubplate.yaml"
    try make("Dusty Kit/Kick.flac", "0.8*sin(345*t)*exp(-9*t)")
    try make("Dusty Kit/Snare.ogg", "0.6*sin(2000*t)*exp(-20*t)")
    try make("Dusty Kit/HiHat Closed.wav", "0.4*sin(40000*t)*exp(-50*t)")
    try make("Deep Growl/samples/g1.wav", "0.5*sin(345.58*t)")
    try Data("<region> sample=samples/g1.wav pitch_keycenter=f#1\n<region> sample=g2.wav key=20\n".utf8)
      .write(to: URL(filePath: "\(studio.root)/etc/sounds/Deep Growl/Deep Growl.sfz"))
    try Data().write(to: URL(filePath: settings))
  }

  private func make(_ name: String, _ formula: String) throws {
    let path = URL(filePath: "\(studio.root)/etc/sounds/\(name)")
    try FileManager.default.createDirectory(at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
    _ = try Program.other(["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "aevalsrc=\(formula):s=44100:d=1", path.path])
  }

  @Test func `sounds are listed by name, with what is missing in them`() throws {
    let list = try Program.run("sounds", "--config", settings)
    #expect(list.code == 0, "\(list.errors)")
    let lines = list.output.split(separator: "\n")
    #expect(lines.count == 4, "\(list.output)")
    #expect(lines[1].hasPrefix("deep-growl  sfz "))
    #expect(lines[2].hasPrefix("dusty-kit   kit "))
    #expect(lines[3].contains("Deep Growl.sfz:2: the recording \"g2.wav\" is not there; put it there"))
    let doctor = try Program.run("doctor", "--config", settings, "--root", studio.root)
    #expect(doctor.output.contains("has 2 of your own"), "\(doctor.output)")
    #expect(try Program.run("sounds", "--root", studio.root).output.hasPrefix("there is no folder of sounds"))
  }

  @Test func `a prompt that names them is played on them`() throws {
    let made = try Program.run(
      "render", "house with my Dusty Kit, and Deep Growl on the bass", "--duration", "12", "--seed", "3", "--config",
      settings, "-o", studio.root)
    let folder = made.output.trimmingCharacters(in: .whitespacesAndNewlines)
    let data = try Data(contentsOf: URL(filePath: "\(folder)/manifest.json"))
    let manifest = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let played = (manifest["sounds"] as? [[String: Any]] ?? []).map { "\($0["stem"] ?? "") \($0["sound"] ?? "")" }
    #expect(played.sorted() == ["bass deep-growl", "drums dusty-kit"], "\(made.errors)")
  }
}
