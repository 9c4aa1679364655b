import Audio
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import ClipRendering

@Suite struct DeclipperTests {
  /// 300 Hz at 48 kHz, cut at ±`ceiling`.
  private static func clipped(at ceiling: Float) -> [Float] {
    Tones.sine(300, amplitude: 1, seconds: 0.2).map { max(-ceiling, min(ceiling, $0)) }
  }

  private static func declipper(_ samples: [Float], longest: Int = 192) -> Declipper {
    Declipper(low: samples.min() ?? 0, high: samples.max() ?? 0, longest: longest)
  }

  @Test func `each cut half wave is found once, on both sides`() {
    let samples = Self.clipped(at: 0.8)
    let runs = Self.declipper(samples).runs(in: samples)
    // 60 periods in 0.2 s; the time above 0.8 is (π − 2 asin 0.8) / (2π · 300 Hz): 32.8 samples.
    #expect(runs.count == 120)
    #expect(runs.allSatisfy { abs(Double($0.count) - 32.8) < 2 })
  }

  @Test func `what was not cut has no runs`() {
    let sine = Tones.sine(301.7, amplitude: 0.9, seconds: 0.2)
    // A peak between two samples may look flat over two of them, never over three.
    #expect(Self.declipper(sine.map { $0 * $0 * $0 }).runs(in: sine.map { $0 * $0 * $0 }).isEmpty)
    #expect(Declipper(low: 0, high: 0, longest: 10).runs(in: [0, 0, 0, 0]).isEmpty)
  }

  @Test(arguments: [Float(0.7), 0.8, 0.9, 0.95])
  func `rounding off brings back most of a cut sine`(ceiling: Float) {
    let clean = Tones.sine(300, amplitude: 1, seconds: 0.2)
    let cut = Self.clipped(at: ceiling)
    var mended = cut
    let finding = Self.declipper(cut).repair(&mended, counting: 0..<cut.count)
    let error = { (a: [Float]) in zip(a, clean).reduce(0.0) { $0 + pow(Double($1.0 - $1.1), 2) } }
    #expect(finding.flat <= 2 && finding.repaired >= 118)
    #expect(error(mended) < 0.3 * error(cut))
    #expect(mended.allSatisfy { abs($0) <= 2 * ceiling })
    #expect(zip(mended, cut).allSatisfy { abs($0) >= abs($1) - 1e-6 }, "never below the ceiling")
  }

  @Test func `runs that are too long stay flat and are counted as such`() {
    let samples =
      [Float](repeating: 0, count: 10) + [Float](repeating: 0.5, count: 100) + [Float](repeating: 0, count: 10)
    var same = samples
    let finding = Declipper(low: -0.5, high: 0.5, longest: 50).repair(&same, counting: 0..<samples.count)
    #expect(same == samples)
    #expect(finding == Declipper.Finding(repaired: 0, flat: 1, samples: 100, longest: 100))
  }

  @Test func `a run is counted by the block that it begins in`() {
    let samples = Self.clipped(at: 0.8)
    let (half, end) = (samples.count / 2, samples.count)
    var (a, b) = (samples, samples)
    let declipper = Self.declipper(samples)
    var both = declipper.repair(&a, counting: 0..<half)
    both += declipper.repair(&b, counting: half..<end)
    var whole = samples
    #expect(both == declipper.repair(&whole, counting: 0..<end))
  }

  private static func repaired(
    _ sound: StereoBuffer, rate: Double = 48_000
  ) throws -> (StereoBuffer, RepairReport) {
    var repair = try ClipRepair(MemorySource(sound, rate: SampleRate(value: rate)))
    let (source, report) = try repair.run(into: MemorySink())
    return (try source.readAll(), report)
  }

  @Test func `means are taken out of each channel for itself`() throws {
    let tone = Tones.sine(220, amplitude: 0.3, seconds: 2)
    let (sound, report) = try Self.repaired(StereoBuffer(left: tone.map { $0 + 0.2 }, right: tone.map { $0 - 0.1 }))
    #expect(abs(report.dc[0] - 0.2) < 1e-4 && abs(report.dc[1] + 0.1) < 1e-4)
    #expect(zip(sound.left, tone).allSatisfy { abs($0 - $1) < 1e-3 })
    #expect(!report.wasMono && report.gain.value == 0)
  }

  @Test func `samples that are no numbers become silence`() throws {
    var tone = Tones.sine(220, amplitude: 0.3, seconds: 1)
    (tone[1_000], tone[2_000], tone[3_000]) = (.nan, .infinity, -.infinity)
    let (sound, _) = try Self.repaired(StereoBuffer(mono: tone))
    #expect(sound.left.allSatisfy { $0.isFinite })
    #expect(abs(sound.left[1_000]) < 1e-3 && sound.left.peak < 0.31)
  }

  @Test(arguments: [22_050.0, 44_100, 96_000]) func `every rate becomes 48 kHz with its length`(rate: Double) throws {
    let count = Int(2 * rate)
    let tone = (0..<count).map { Float(0.3 * sin(2 * .pi * 440 * Double($0) / rate)) }
    let (sound, _) = try Self.repaired(StereoBuffer(mono: tone), rate: rate)
    #expect(abs(sound.frames - 96_000) <= 2)
    let crossings = (24_000..<72_000).count { sound.left[$0] < 0 && sound.left[$0 + 1] >= 0 }
    #expect(abs(crossings - 440) <= 1, "hertz")
  }

  @Test func `silence, rates out of this world and clips of nothing but ceiling are unusable`() throws {
    #expect(throws: UnusableClip.silent(seconds: 0)) { try Self.repaired(StereoBuffer(frames: 96_000)) }
    #expect(throws: UnusableClip.rate(999)) { try Self.repaired(StereoBuffer(frames: 10), rate: 999) }
    let square = (0..<96_000).map { Float($0 / 1_000 % 2 == 0 ? 0.9 : -0.9) }
    #expect {
      try Self.repaired(StereoBuffer(mono: square))
    } throws: { error in
      guard case .clipped(let share, let longest)? = error as? UnusableClip else { return false }
      // Runs of 1000 samples last 20.8 ms.
      return share > 0.3 && abs(longest - 20.8) < 0.1
    }
  }
}
