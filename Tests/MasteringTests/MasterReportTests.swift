import Audio
import Foundation
import TestSupport
import Testing

@testable import Mastering

@Suite struct MasterReportTests {
  private static func report(_ loudness: Double, bound: LimitingBound = LimitingBound()) throws -> MasterReport {
    try Mastered(Material.drums.stems, MasterSettings(loudness: .LUFS(loudness), limiting: bound)).report
  }

  @Test func `a report has its units in the names, and not the gain of every control block`() throws {
    let text = String(decoding: try JSONEncoder().encode(try Self.report(-20)), as: UTF8.self)
    for key in ["loudness_lufs", "true_peak_dbtp", "drive_db", "maximum_db", "share_above_3_db", "backed_off"] {
      #expect(text.contains("\"\(key)\""))
    }
    #expect(!text.contains("\"gain\""))
  }

  @Test func `a report survives JSON but for its gain`() throws {
    var report = try Self.report(-20)
    let data = try JSONEncoder().encode(report)
    report.gain = []
    #expect(try JSONDecoder().decode(MasterReport.self, from: data) == report)
  }

  @Test func `the curve in the report is the gain from mix to master`() throws {
    let tone = TestTone.sine(.Hz(1000), amplitude: 0.05, seconds: 3)
    let result = try Mastered([MemorySource(tone)], MasterSettings(loudness: .LUFS(-20)))
    let gain = try #require(result.report.gain.first { $0.time.value >= 1.5 } ?? result.report.gain.last).gain
    let written = Array(result.master.floats.left[60_000..<80_000]).peak
    #expect(abs(Double(written) / 0.05 - gain) < 0.02)
    #expect(result.report.gain.first?.time == .s(0))
  }

  @Test func `a master that is quieter on purpose says how much limiting it would have needed`() throws {
    let report = try Self.report(-5)
    #expect(report.backedOff)
    #expect(report.notes.contains { $0.hasPrefix("-5.0 LUFS would need more than 6.0 dB of limiting, or 3.0 dB") })
  }

  @Test(arguments: [1, 3]) func `the number of passes is small, and the master's numbers are its own`(count: Int) throws
  {
    let stems = (0..<count).map { MemorySource(TestTone.noise(amplitude: 0.1, seconds: 3, seed: UInt64($0))) }
    let result = try Mastered(stems, MasterSettings(loudness: .LUFS(-16)))
    #expect((1...5).contains(result.report.passes) && !result.report.backedOff)
    #expect(result.report.equaliser == nil && result.report.toneDistance == nil && result.report.match == nil)
  }

  @Test func `middle and side spectra are those of their tones`() throws {
    let middle = TestTone.sine(.Hz(1000), amplitude: 0.5, seconds: 2)
    let tone = TestTone.sine(.Hz(3000), amplitude: 0.25, seconds: 2)
    var sound = StereoBuffer(left: tone.left, right: tone.left.map { -$0 })
    sound.add(middle)
    let spectra = try SectionSpectra(of: MemorySource(sound), in: [0..<96_000])
    let bin = { (hertz: Double) in Int((hertz * 16_384 / 48_000).rounded()) }
    let sum = { (power: [Float], hertz: Double) in power[bin(hertz) - 3...bin(hertz) + 3].reduce(0, +) }
    #expect(abs(10 * log10(sum(spectra.mid, 1000) / sum(spectra.side, 3000)) - 6.02) < 0.1)
    #expect(sum(spectra.side, 1000) < 1e-6 * sum(spectra.mid, 1000))
    #expect(sum(spectra.mid, 3000) < 1e-6 * sum(spectra.side, 3000))
  }

  @Test func `a gain over time weighs the seconds of a spectrum`() throws {
    let sound = TestTone.sine(.Hz(1000), amplitude: 0.5, seconds: 2)
    let curve = GainCurve(points: [Float](repeating: 0.5, count: 3001))
    let plain = try SectionSpectra(of: MemorySource(sound), in: [0..<96_000]).power
    let halved = try SectionSpectra(of: MemorySource(sound), in: [0..<96_000], under: curve).power
    let bin = 341
    #expect(abs(10 * log10(plain[bin] / halved[bin]) - 6.02) < 0.05)
  }
}
