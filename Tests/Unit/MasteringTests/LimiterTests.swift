import Audio
import Foundation
import TestSupport
import Testing

@testable import Mastering

@Suite struct LimiterTests {
  static func peaks() -> [Float] {
    var random = SeededRandom(Seed(4))
    return (0..<6000).map { _ in random.chance(0.02) ? 1 + Float(random.unit()) : 0.4 * Float(random.unit()) }
  }

  static let unity = [Float](repeating: 1, count: 6001)

  @Test func `its gain is never above 1 and always brings the peak under the ceiling`() {
    let peaks = Self.peaks()
    let gains = TruePeakLimiter(ceiling: .dBTP(-1)).gains(for: peaks, under: Self.unity)
    #expect(gains.allSatisfy { $0 <= 1 && $0 > 0 })
    let ceiling = Float(TruePeak.dBTP(-1).amplitude)
    #expect(peaks.indices.allSatisfy { peaks[$0] * max(gains[$0], gains[$0 + 1]) <= ceiling * 1.0001 })
  }

  @Test func `its gain moves smoothly`() {
    let gains = TruePeakLimiter(ceiling: .dBTP(-1)).gains(for: Self.peaks(), under: Self.unity)
    // The deepest reduction here, 7 dB, is reached over six slots, the steepest of which takes a quarter.
    #expect(zip(gains, gains.dropFirst()).allSatisfy { abs($0 - $1) < 0.56 / 4 + 0.01 })
    let bends = gains.indices.dropFirst().dropLast().map { abs(gains[$0 - 1] - 2 * gains[$0] + gains[$0 + 1]) }
    #expect(bends.max() ?? 0 < 0.06)
  }

  @Test func `quiet sound is not touched`() {
    let gains = TruePeakLimiter(ceiling: .dBTP(-1)).gains(for: [Float](repeating: 0.8, count: 6000), under: Self.unity)
    #expect(gains == Self.unity)
  }

  @Test func `the sliding minimum is the minimum of each window`() {
    let values = Self.peaks()
    let expected = values.indices.map { values[max(0, $0 - 12)...min(values.count - 1, $0 + 6)].min() ?? 0 }
    #expect(SlidingMinimum.of(values, back: 12, ahead: 6) == expected)
  }

  @Test(arguments: [(4.0, 45.0), (6, 60), (8, 67.5), (4, 0)])
  func `peaks between samples are seen`(divisor: Double, phase: Double) {
    let tone = TestTone.sine(.Hz(48_000 / divisor), amplitude: 0.5, phase: phase * .pi / 180, seconds: 0.5)
    let highest = TruePeakDetector().peaks(of: tone.left).max() ?? 0
    #expect(abs(20 * log10(Double(highest) / 0.5)) < 0.1)
  }

  @Test
  func
    `only what the gains bring near the ceiling is looked at between samples, and nothing above it is missed`()
  {
    let quiet = TestTone.sine(.Hz(12_000), amplitude: 0.1, phase: .pi / 4, seconds: 0.5)
    let loud = TestTone.sine(.Hz(12_000), amplitude: 0.9, phase: .pi / 4, seconds: 0.5)
    let sound = quiet.left + loud.left
    let gains = [Float](repeating: 1.2, count: sound.count / 32 + 1)
    let all = TruePeakDetector().peaks(of: sound)
    let near = TruePeakDetector(.betweenSamplesNear(.dBTP(-1), under: gains)).peaks(of: sound)
    #expect(
      zip(all, near).allSatisfy { $0 * 1.2 <= Float(TruePeak.dBTP(-1).amplitude) || $0 == $1 })
    #expect(zip(all, near).filter { $0 != $1 }.count > 700)
  }

  @Test func `what is measured in four segments is what one thread would have measured`() throws {
    let sound = TestTone.strokes(of: TestTone.noise(seconds: 7.3), every: 0.37, decay: 0.2)
    let envelope = try MixEnvelope(of: MemorySource(sound), through: Equaliser())
    let filtered = Equaliser().apply(to: sound[frames: -2048..<sound.frames + 2048], with: Equaliser.Workspace())
    var weighting = StereoKWeighting()
    let expected = weighting.energies(of: filtered, span: ControlBlock.frames)
    #expect(envelope.energies.count == expected.count && envelope.peaks.count == expected.count)
    #expect(zip(envelope.energies, expected).dropLast().allSatisfy { abs($0 - $1) <= 1e-5 * max($1, 1e-3) })
  }

  @Test func `the loudness under gains is what a meter measures`() throws {
    let sound = TestTone.strokes(of: TestTone.noise(seconds: 6), every: 0.5, decay: 0.2)
    let envelope = try MixEnvelope(of: MemorySource(sound), through: Equaliser())
    let gains = (0...envelope.peaks.count).map { 0.5 + 0.3 * Float(sin(Double($0) / 300)) }
    var faded = sound
    let curve = GainCurve(points: gains).gains(from: 0, count: sound.frames)
    for i in curve.indices {
      faded.left[i] *= curve[i]
      faded.right[i] *= curve[i]
    }
    let meter = LoudnessMeter(modes: .integrated)
    meter.add(faded)
    #expect(abs(try #require(envelope.loudness(under: gains)).value - (try #require(meter.integrated).value)) < 0.05)
  }
}
