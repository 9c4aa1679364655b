import Analysis
import Audio
import Foundation
import TestSupport
import Testing

@testable import QualityControl

struct SectionsCheckTests {
  /// Two sections of a sine whose levels differ by `step`, the later one after `seconds`.
  private static func levels(step: Double, seconds: Double = 4) -> LevelTrack {
    let tone = Tones.sine(1000, amplitude: 0.1, seconds: seconds)
    let factor = Float(pow(10, step / 20))
    var levels = LevelTrack()
    levels.add(StereoBuffer(mono: tone + tone.map { $0 * factor }))
    return levels
  }

  private static func run(_ levels: LevelTrack, energies: (Double, Double), seconds: Double = 4) -> CheckResult {
    var expected = Expectations()
    expected.sections = [
      PlannedSection(name: "verse", time: TimeRange(start: 0, end: seconds), energy: energies.0),
      PlannedSection(name: "drop", time: TimeRange(start: seconds, end: 2 * seconds), energy: energies.1),
    ]
    return SectionsCheck.run(levels, .undetermined(duration: .s(2 * seconds)), expected)
  }

  /// The change of level at a section that should be louder.
  @Test(arguments: [(6.0, CheckStatus.pass, 100.0), (0.1, .pass, 100), (-0.9, .pass, 0), (-1.1, .fail, 0)])
  func `a section that should be louder may be an LU quieter`(step: Double, status: CheckStatus, share: Double) {
    let result = Self.run(Self.levels(step: step), energies: (0.4, 0.9))
    #expect(result.status == status && result.value == .number(share))
  }

  @Test(arguments: [(-6.0, CheckStatus.pass), (0.9, .pass), (1.1, .fail)])
  func `a section that should be calmer may be an LU louder`(step: Double, status: CheckStatus) {
    #expect(Self.run(Self.levels(step: step), energies: (0.9, 0.4)).status == status)
  }

  @Test func `a wrong turn is told with its section and its size`() {
    let result = Self.run(Self.levels(step: -3), energies: (0.4, 0.9))
    #expect(result.at == .s(4))
    #expect(result.detail.hasPrefix("The drop at 0:04.0 should be louder than what is before it, and is "))
    #expect(result.detail.hasSuffix(" LU quieter."))
  }

  /// Sections that differ by a quarter of the energy are compared, shorter ones than two seconds are not.
  @Test(arguments: [
    (0.25, 4.0, CheckStatus.fail), (0.24, 4, .undetermined), (0.5, 2, .fail), (0.5, 1.9, .undetermined),
  ])
  func `sections are compared that differ much and are long enough`(
    contrast: Double, seconds: Double, status: CheckStatus
  ) {
    let levels = Self.levels(step: -6, seconds: seconds)
    #expect(Self.run(levels, energies: (0.5, 0.5 + contrast), seconds: seconds).status == status)
  }

  @Test func `silence and a plan without sections are undetermined`() {
    var silence = LevelTrack()
    silence.add(StereoBuffer(frames: 480_000))
    #expect(Self.run(silence, energies: (0, 1)).status == .undetermined)
    let unplanned = SectionsCheck.run(silence, .undetermined(duration: .s(10)), Expectations())
    #expect(unplanned.status == .undetermined)
    #expect(unplanned.detail == "No neighbouring sections were planned that differ much.")
  }
}
