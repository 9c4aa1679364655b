import Analysis
import Audio
import Foundation
import TestSupport
import Testing

@testable import QualityControl

/// The bounds of the checks of the stereo image and of repetition.
struct StereoCheckTests {
  private static func windows(_ sound: StereoBuffer) -> StereoWindows {
    var windows = StereoWindows()
    windows.add(sound)
    return windows
  }

  private static let noise = Tones.noise(amplitude: 0.25, seconds: 8)

  /// The same noise in both channels, the right one louder by `difference` dB.
  @Test(arguments: [
    (0.0, CheckStatus.pass), (1.49, .pass), (-1.49, .pass), (1.51, .warn), (3.99, .warn), (-4.01, .fail), (20, .fail),
  ])
  func `channels may differ by 1.5 dB, and by 4 dB with a warning`(difference: Double, status: CheckStatus) {
    let factor = Float(pow(10, difference / 20))
    let windows = Self.windows(StereoBuffer(left: Self.noise, right: Self.noise.map { $0 * factor }))
    let result = BalanceCheck.run(windows)
    #expect(result.status == status && result.value == .number(difference))
  }

  @Test func `a silent file has no balance, and a silent channel is 120 dB away`() {
    #expect(BalanceCheck.run(Self.windows(StereoBuffer(frames: 48_000))).status == .undetermined)
    #expect(BalanceCheck.run(StereoWindows()).status == .undetermined)
    let silent = [Float](repeating: 0, count: Self.noise.count)
    #expect(BalanceCheck.run(Self.windows(StereoBuffer(left: Self.noise, right: silent))).value == .number(-120))
  }

  private static func profile(correlation: Double, bands: [BandWidth]) -> StyleProfile {
    var profile = StyleProfile.undetermined(duration: .s(60))
    profile.stereo = StereoImage(correlation: correlation, width: bands)
    profile.eqProfile = [BandLevel(hz: 1000, db: 0)]
    return profile
  }

  /// The correlation of the whole and below 120 Hz.
  @Test(arguments: [
    (1.0, 1.0, CheckStatus.pass), (0.3, 0.9, .pass), (0.29, 1, .warn), (1, 0.89, .warn), (0, 0, .warn),
    (-0.01, 1, .fail), (1, -0.01, .fail),
  ])
  func `channels that hardly correlate warn, and opposed ones fail`(
    correlation: Double, low: Double, status: CheckStatus
  ) {
    let bands = [BandWidth(lowHz: 20, highHz: 120, sideDb: -20, correlation: low)]
    let phase = CheckResult(.phase, .pass, detail: "")
    let result = MonoCheck.run(Self.profile(correlation: correlation, bands: bands), besides: phase)
    #expect(result.status == status && result.value == .number(correlation))
  }

  @Test func `channels that hardly correlate because they cancel for a while are left to the phase check`() {
    let phase = CheckResult(.phase, .fail, detail: "", at: .s(3))
    let result = MonoCheck.run(Self.profile(correlation: 0.2, bands: []), besides: phase)
    #expect(result.status == .undetermined)
    #expect(MonoCheck.run(Self.profile(correlation: -0.2, bands: []), besides: phase).status == .fail)
  }

  @Test func `mono sound passes`() {
    let windows = Self.windows(StereoBuffer(mono: Self.noise))
    let profile = Self.profile(correlation: 1, bands: [])
    #expect(PhaseCheck.run(profile, windows).status == .pass)
    #expect(BalanceCheck.run(windows).value == .number(0))
    #expect(windows.correlations.allSatisfy { abs(($0 ?? 0) - 1) < 1e-6 })
  }

  /// A loss of L dB in mono is side over mid energy of 10^(L/10) − 1.
  @Test(arguments: [(0.1, CheckStatus.pass), (3.99, .pass), (4.01, .warn), (5.99, .warn), (6.01, .fail)])
  func `a band may lose 4 dB in mono, and 6 dB with a warning`(loss: Double, status: CheckStatus) {
    let side = 10 * log10(pow(10, loss / 10) - 1)
    let bands = [BandWidth(lowHz: 500, highHz: 2000, sideDb: side, correlation: 0)]
    let result = PhaseCheck.run(Self.profile(correlation: 0.5, bands: bands), StereoWindows())
    #expect(result.status == status && result.value == .number(loss))
  }

  @Test func `a band that is faint or below 120 Hz may be as wide as it likes`() {
    let wide = [BandWidth(lowHz: 20, highHz: 120, sideDb: 20), BandWidth(lowHz: 6000, highHz: 20_000, sideDb: 20)]
    let result = PhaseCheck.run(Self.profile(correlation: 0.5, bands: wide), StereoWindows())
    #expect(result.status == .pass && result.detail.hasPrefix("No band loses most in mono, 0 dB;"))
  }

  /// The seconds for which one channel is inverted.
  @Test(arguments: [(1.5, CheckStatus.pass), (2, .fail), (4, .fail)])
  func `channels may cancel each other for less than two seconds`(seconds: Double, status: CheckStatus) {
    var sound = StereoBuffer(mono: Self.noise)
    for i in 96_000..<96_000 + Int(seconds * 48_000) { sound.right[i] = -sound.right[i] }
    let result = PhaseCheck.run(Self.profile(correlation: 0.5, bands: []), Self.windows(sound))
    #expect(result.status == status && result.at == (status == .fail ? .s(2) : nil))
  }

  @Test func `what cancels as a whole is left to the mono check`() {
    let result = PhaseCheck.run(Self.profile(correlation: -0.5, bands: []), StereoWindows())
    #expect(result.status == .undetermined && result.detail == "The channels cancel as a whole; see mono.")
  }

  private static func expecting(bar: Double?) -> Expectations {
    var expected = Expectations()
    expected.bar = bar
    return expected
  }

  /// A bar of noise, played so often before three others.
  @Test(arguments: [(1, CheckStatus.pass), (4, .pass), (5, .warn), (8, .warn), (9, .fail)])
  func `a bar may be played four times, and eight with a warning`(count: Int, status: CheckStatus) {
    let bar = Tones.noise(seconds: 0.5, seed: 7)
    let fresh = (1...3).flatMap { Tones.noise(seconds: 0.5, seed: 100 + $0) }
    let sound = StereoBuffer(mono: (0..<count).flatMap { _ in bar } + fresh)
    let result = RepetitionCheck.run(Self.windows(sound), Self.expecting(bar: 0.5))
    #expect(result.status == status && result.value == .number(Double(count)))
  }

  /// Bars with noise of their own, which counts half: it is held against the energy of two bars.
  @Test(arguments: [(-22.0, 1.0), (-24, 9)]) func `bars are the same when what differs is 26 dB below both`(
    difference: Double, count: Double
  ) {
    let bar = Tones.noise(seconds: 0.5, seed: 7)
    // Each of the two differs from the bar, so that they differ by 3 dB more from each other.
    let gain = Float(pow(10, (difference - 3.01) / 20))
    let bars = (0..<9).flatMap { i in
      zip(bar, Tones.noise(seconds: 0.5, seed: 50 + UInt64(i))).map { $0 + gain * $1 }
    }
    #expect(
      RepetitionCheck.run(Self.windows(StereoBuffer(mono: bars)), Self.expecting(bar: 0.5)).value == .number(count))
  }

  @Test(arguments: [nil, 0, -1]) func `without the length of a bar repetition is undetermined`(bar: Double?) {
    let result = RepetitionCheck.run(Self.windows(StereoBuffer(mono: Self.noise)), Self.expecting(bar: bar))
    #expect(result.status == .undetermined)
  }

  @Test func `silence is no loop, and a track shorter than a bar has none`() {
    let silence = Self.windows(StereoBuffer(frames: 960_000))
    #expect(RepetitionCheck.run(silence, Self.expecting(bar: 0.5)).value == .number(1))
    let short = Self.windows(StereoBuffer(mono: Tones.noise(seconds: 0.1)))
    #expect(RepetitionCheck.run(short, Self.expecting(bar: 2)).value == .number(0))
  }
}
