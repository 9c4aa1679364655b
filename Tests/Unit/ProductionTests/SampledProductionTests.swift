import Audio
import Foundation
import Prompt
import Samples
import TestSupport
import Testing

@testable import Production

@Suite struct SampledProductionTests {
  private let fixture = ProductionFixture()
  private let root = Scratch.path("sounds")

  init() throws {
    for (name, frequency) in [("Kick", 55.0), ("Snare", 330), ("Closed Hat", 6_000), ("Clap", 900)] {
      try write(frequency, as: "Tiny Kit/\(name).wav")
    }
    try FileManager.default.createDirectory(atPath: "\(root)/Broken", withIntermediateDirectories: true)
    try Data("<region> sample=gone.wav".utf8).write(to: URL(filePath: "\(root)/Broken/Broken Bass.sfz"))
  }

  /// A decaying sine, as 16-bit PCM at 48 kHz.
  private func write(_ frequency: Double, as name: String) throws {
    let samples = (0..<9_600).flatMap { i -> [UInt8] in
      let phase = 2 * Double.pi * frequency * Double(i) / 48_000
      return Int(0.7 * 32_767 * exp(-Double(i) / 2_000) * sin(phase)).littleEndian(bytes: 2)
    }
    // PCM, one channel, 48 kHz, 96,000 bytes a second, 2 to a frame, 16 bits.
    let fields = [(1, 2), (1, 2), (48_000, 4), (96_000, 4), (2, 2), (16, 2)]
    let format: [UInt8] = fields.flatMap { $0.0.littleEndian(bytes: $0.1) }
    let body: [UInt8] = RIFFChunk("fmt ", format).bytes + RIFFChunk("data", samples).bytes
    let bytes = RIFFChunk("RIFF", Array("WAVE".utf8) + body).bytes
    let url = URL(filePath: "\(root)/\(name)")
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  private func attempt(_ sounds: [PartSound]) async throws -> (
    stems: [[String: Any]], notes: [String], sha256: [String]
  ) {
    var ticket = Ticket(prompt: "house")
    ticket.duration = .s(16)
    ticket.sounds = sounds
    let library = try SoundLibrary(root, reader: SampleFileReader())
    _ = try await fixture.attempt(ProductionFixture.order(ticket), sounds: library)
    let manifest = try fixture.json("manifest.json")
    let plan = manifest["plan"] as? [String: Any]
    let files = (manifest["files"] as? [[String: Any]] ?? []).filter {
      ($0["path"] as? String)?.hasPrefix("stems/") == true
    }
    return (
      plan?["stems"] as? [[String: Any]] ?? [], manifest["notes"] as? [String] ?? [],
      files.compactMap { $0["sha256"] as? String }
    )
  }

  @Test func `a stem plays on the owner's sound, the manifest names it, and a changed recording is heard`() async throws
  {
    let made = try await attempt([PartSound("drums", name: "tiny kit")])
    #expect(made.stems.first { $0["role"] as? String == "drums" }?["samples"] as? String == "tiny-kit")
    #expect(made.notes.contains("tiny-kit plays the drums, as asked."))
    #expect(made.notes.contains { $0.hasPrefix("tiny-kit has no ") })
    let credits = try fixture.json("manifest.json")["sounds"] as? [[String: Any]]
    #expect(
      credits?.map { "\($0["stem"] ?? "") \($0["sound"] ?? "") \($0["recordings"] ?? 0)" } == ["drums tiny-kit 4"])
    let again = try await attempt([PartSound("drums", name: "tiny kit")])
    #expect(again.sha256 == made.sha256)
    try write(80, as: "Tiny Kit/Kick.wav")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_000)], ofItemAtPath: "\(root)/Tiny Kit/Kick.wav")
    let changed = try await attempt([PartSound("drums", name: "tiny kit")])
    #expect(changed.sha256.first != made.sha256.first)
    let page = try String(contentsOfFile: "\(fixture.delivery)/report.html", encoding: .utf8)
    #expect(page.contains("drums (tiny-kit) played on the owner"))
  }

  @Test func `a sound that cannot be played is said with file, line and remedy, and the engine plays instead`()
    async throws
  {
    let made = try await attempt([PartSound("bass", name: "broken-bass")])
    #expect(!made.sha256.isEmpty)
    #expect(
      made.notes.contains {
        $0.hasPrefix(
          "broken-bass does not play the bass: \(root)/Broken/Broken Bass.sfz:1: the recording \"gone.wav\" is not there"
        )
      })
  }
}
