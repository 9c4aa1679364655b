import Audio
import Foundation
import TestSupport
import Testing

@testable import Mastering

@Suite struct MasterDecisionTests {
  static let loudnesses: [(Double, Double, Double, Double)] = [
    (-23, 6, 3, 100), (-14, 6, 3, 100), (-12, 9, 4.2, 72), (-9, 13.5, 6, 30), (-6, 18, 7.8, 25),
  ]

  /// 1.5 dB of peaks and 0.6 dB of mean for each LU above −14, and a release that is 14 ms shorter, 25 ms at least.
  @Test(arguments: loudnesses) func `a louder master may be limited more`(
    loudness: Double, peak: Double, mean: Double, release: Double
  ) {
    let bound = LimitingBound(for: .LUFS(loudness))
    #expect(abs(bound.peak.value - peak) < 1e-9 && abs(bound.mean.value - mean) < 1e-9)
    #expect(abs(bound.release.value * 1000 - release) < 1e-9)
  }

  @Test func `strain scales the bound of peaks and mean, and nothing else`() {
    let bound = LimitingBound(peak: .dB(4), mean: .dB(2), strain: 1.5)
    #expect(bound.strained.peak == .dB(6) && bound.strained.mean == .dB(3))
    #expect(bound.strained.release == bound.release)
  }

  private static let plan = GainPlan(
    curve: GainCurve(points: [1, 1]), drive: .dB(3), loudness: .LUFS(-14),
    limiter: MasterReport.Reduction(of: [1, 1]), isWithinBound: true)

  private static func result(_ loudness: Double?, _ peak: Double?, overload: Bool = false) -> RenderPass.Result {
    RenderPass.Result(
      loudness: loudness.map { .LUFS($0) }, truePeak: peak.map { .dBTP($0) }, stemPeaks: [], isOverloaded: overload)
  }

  private static func needsAnother(
    _ correction: inout TargetCorrection, _ result: RenderPass.Result, _ plan: GainPlan
  ) -> Bool {
    correction.correct(by: result, of: plan)
  }

  @Test func `a pass within a twentieth of a LU and below the ceiling needs no other`() {
    var correction = TargetCorrection(MasterSettings(), below: .dBTP(-1))
    #expect(correction.loudness == .LUFS(-14) && correction.ceiling == .dBTP(-1.2))
    #expect(!Self.needsAnother(&correction, Self.result(-14.04, -1.05), Self.plan))
    #expect(!Self.needsAnother(&correction, Self.result(nil, nil), Self.plan))
  }

  @Test func `the next pass aims off by the error of the last`() {
    var correction = TargetCorrection(MasterSettings(), below: .dBTP(-1))
    #expect(Self.needsAnother(&correction, Self.result(-14.3, -1.5), Self.plan))
    #expect(abs(correction.loudness.value + 13.7) < 1e-9 && correction.ceiling == .dBTP(-1.2))
    #expect(Self.needsAnother(&correction, Self.result(-14, -0.7), Self.plan))
    #expect(abs(correction.ceiling.value - (-1.2 - 0.3 - 0.02)) < 1e-9)
  }

  @Test func `a master that was left quieter on purpose is not driven on, and an overload is always rendered again`() {
    var correction = TargetCorrection(MasterSettings(), below: .dBTP(-1))
    var quiet = Self.plan
    quiet.isBackedOff = true
    #expect(!Self.needsAnother(&correction, Self.result(-16, -1.1), quiet))
    #expect(Self.needsAnother(&correction, Self.result(-14, -1.1, overload: true), Self.plan))
  }

  @Test func `a denser target lowers the ceiling, and a target above it does not raise it`() {
    #expect(TargetCorrection(MasterSettings(), below: .dBTP(-4)).ceiling == .dBTP(-4.2))
    #expect(TargetCorrection(MasterSettings(), below: .dBTP(3)).ceiling == .dBTP(-1.2))
  }

  @Test func `the reduction of gains is told in dB`() {
    let gains: [Float] = [1, 1, 0.5, 0.25] + [Float](repeating: 1, count: 4)
    let reduction = MasterReport.Reduction(of: gains)
    #expect(abs(reduction.maximum.value - 12.0412) < 1e-3)
    #expect(abs(reduction.mean.value - (6.0206 + 12.0412) / 8) < 1e-3)
    #expect(abs(reduction.shareAbove3 - 0.25) < 1e-9)
    #expect(MasterReport.Reduction(of: []).maximum.value == 0)
  }

  static let bands: [(Double, ClosedRange<Double>)] = [
    (40, -36...6), (63, -36...6), (80, -6...6), (1000, -6...6), (3150, -6...6), (4000, -36...6), (8000, -36...6),
    (10_000, -36...3),
  ]

  @Test(arguments: bands) func `the edges of the spectrum may be cut further, and the treble is raised less`(
    hertz: Double, range: ClosedRange<Double>
  ) throws {
    let target = ToneTarget(levels: ThirdOctaves.nominal.map { _ in .dB(0) }, edgeCut: .dB(36))
    let band = try #require(ThirdOctaves.nominal.firstIndex(of: hertz))
    #expect(target.bounds(of: band) == range)
  }

  private static func planned(_ sound: StereoBuffer, _ loudness: Double, bound: LimitingBound) throws -> GainPlan {
    let envelope = try MixEnvelope(of: MemorySource(sound), through: Equaliser())
    return Dynamics(envelope, bound: bound).plan(for: .LUFS(loudness), below: .dBTP(-1))
  }

  private static let open = LimitingBound(peak: .dB(40), mean: .dB(30))

  @Test(arguments: [-30.0, -20, -14, -10]) func `the plan meets the loudness, and no peak passes the ceiling`(
    loudness: Double
  ) throws {
    let sound = TestTone.strokes(of: TestTone.noise(seconds: 5), every: 0.4, decay: 0.15)
    let plan = try Self.planned(sound, loudness, bound: Self.open)
    #expect(abs(try #require(plan.loudness).value - loudness) < 0.01 && !plan.isBackedOff)
    let envelope = try MixEnvelope(of: MemorySource(sound), through: Equaliser())
    #expect(Double(envelope.peak(under: plan.curve.points)) <= TruePeak.dBTP(-1).amplitude * 1.0001)
  }

  @Test func `a plan that would need more limiting than the bound is quieter, and stays within it`() throws {
    let strokes = TestTone.strokes(of: TestTone.noise(seconds: 5), every: 0.5, decay: 0.03)
    let bound = LimitingBound(peak: .dB(3), mean: .dB(1))
    let plan = try Self.planned(strokes, -6, bound: bound)
    #expect(plan.isBackedOff && plan.isWithinBound)
    #expect(try #require(plan.loudness) < .LUFS(-6.5) && plan.limiter.mean <= .dB(1))
    let strained = try Self.planned(strokes, -6, bound: LimitingBound(peak: .dB(3), mean: .dB(1), strain: 2))
    let (loud, quiet) = (try #require(strained.loudness), try #require(plan.loudness))
    #expect(strained.isBackedOff && loud > quiet)
  }

  @Test func `silence is neither driven nor limited`() throws {
    let plan = try Self.planned(StereoBuffer(frames: 96_000), -14, bound: Self.open)
    #expect(plan.loudness == nil && plan.drive == .dB(0) && plan.limiter.maximum.value == 0)
  }

  /// 2 LU below the track's loudness, a ratio of 1.5: no more than 3 dB, and all of it on the loud parts.
  @Test func `the glue compressor takes little, from loud parts only`() throws {
    var sound = TestTone.noise(amplitude: 0.3, seconds: 8)
    for i in 192_000..<sound.frames {
      sound.left[i] *= 0.2
      sound.right[i] *= 0.2
    }
    let gains = GlueCompressor.gains(for: try MixEnvelope(of: MemorySource(sound), through: Equaliser()))
    #expect(gains.allSatisfy { $0 <= 1 && $0 >= Float(Decibels.dB(-3).factor) })
    let loud = gains[2000..<5900].reduce(0, +) / 3900
    #expect(loud < 0.97 && gains[8000...].allSatisfy { $0 > 0.999 })
  }
}
