import Analysis
import Audio
import Foundation
import Testing

@testable import QualityControl

/// The bounds of the checks of stems and files, told what was measured.
struct StemCheckTests {
  /// A stem with a peak in each second.
  private static func stem(_ name: String = "01-drums", _ peaks: Float...) -> StemMeasurement {
    var track = PeakTrack()
    for peak in peaks { track.add(StereoBuffer(mono: [Float](repeating: peak, count: 48_000))) }
    return StemMeasurement(name: name, peaks: track, dropouts: [], loudness: nil)
  }

  private static func expecting(_ sounding: TimeRange..., ringing: Double = 0) -> Expectations {
    var expected = Expectations()
    expected.stems["01-drums"] = PlannedStem(sounding: sounding, ringing: ringing)
    return expected
  }

  @Test(arguments: [(Float(0.003_16), CheckStatus.fail), (0.003_2, .pass), (0, .fail)])
  func `a stem is empty up to −50 dBFS`(peak: Float, status: CheckStatus) {
    let result = StemContentCheck.run([Self.stem("01-drums", peak)], Expectations())
    #expect(result.status == status && (result.stem != nil) == (status == .fail))
  }

  /// The number of windows of two seconds, and in how many of them something sounds.
  @Test(arguments: [(4, 1, CheckStatus.pass), (5, 1, .fail), (8, 2, .pass), (8, 1, .fail)])
  func `a stem sounds in a quarter of the time for which it was planned`(
    windows: Int, sounding: Int, status: CheckStatus
  ) {
    var track = PeakTrack()
    for window in 0..<windows {
      track.add(StereoBuffer(mono: [Float](repeating: window < sounding ? 0.5 : 0, count: 96_000)))
    }
    let stem = StemMeasurement(name: "01-drums", peaks: track, dropouts: [], loudness: nil)
    let result = StemContentCheck.run(
      [stem], Self.expecting(TimeRange(start: 0, end: 2 * Double(windows))))
    #expect(result.status == status && result.value == .number((100 * Double(sounding) / Double(windows)).rounded()))
    #expect(result.at == (status == .fail ? .s(2 * Double(sounding)) : nil))
  }

  @Test func `nothing is demanded of stems that a recording was taken apart into`() {
    var expected = Expectations()
    expected.separated = ["01-drums"]
    #expect(StemContentCheck.run([Self.stem("01-drums", 0)], expected).status == .pass)
  }

  @Test(arguments: [(Float(0.003_16), CheckStatus.pass), (0.003_2, .fail), (0, .pass)])
  func `a stem that should be silent may reach −50 dBFS`(peak: Float, status: CheckStatus) {
    let stem = Self.stem("01-drums", 0.5, 0.5, peak)
    let result = StemSilenceCheck.run([stem], Self.expecting(TimeRange(start: 0, end: 2)))
    #expect(result.status == status && result.at == (status == .fail ? .s(2) : nil))
  }

  /// When the stem was planned to begin and for how long it may ring on.
  @Test(arguments: [(1.0, 0.0, CheckStatus.fail), (1, 1, .pass), (1.5, 1, .pass), (1.6, 1, .fail), (2, 1, .fail)])
  func `a stem may lead in by half a second and ring on`(start: Double, ringing: Double, status: CheckStatus) {
    let stem = Self.stem("01-drums", 0, 0.5, 0.5)
    let result = StemSilenceCheck.run([stem], Self.expecting(TimeRange(start: start, end: 2), ringing: ringing))
    #expect(result.status == status)
  }

  @Test func `a stem without a plan may sound anywhere`() {
    let result = StemSilenceCheck.run([Self.stem("02-bass", 1)], Self.expecting(TimeRange(start: 0, end: 1)))
    #expect(result.status == .pass && result.value == .number(-140))
  }

  @Test(arguments: [(Float(0.998), CheckStatus.pass), (0.998_9, .pass), (0.999_5, .fail), (1, .fail)])
  func `a stem stays 0.01 dB below full scale`(peak: Float, status: CheckStatus) {
    let result = StemHeadroomCheck.run([Self.stem("01-drums", 0.1, peak), Self.stem("02-bass", 0.5)])
    #expect(result.status == status && result.at == (status == .fail ? .s(1) : nil))
    #expect(result.stem == (status == .fail ? "01-drums" : nil))
  }

  @Test(arguments: [(0, 0, CheckStatus.pass), (1, 0, .fail), (0, -1, .fail)])
  func `a sum is exact or wrong`(left: Int32, right: Int32, status: CheckStatus) {
    var residue = StemSumResidue()
    residue.add(PCMBlock(left: [0, 0], right: [0, 0]), at: 0)
    residue.add(PCMBlock(left: [0, left], right: [0, right]), at: 47_999)
    let result = StemSumCheck.run(residue, stems: 3, frames: 48_001)
    #expect(result.status == status && result.at == (status == .fail ? .s(1) : nil))
  }

  private static func facts(
    _ name: String = "master", bits: Int = 24, rate: Double = 48_000, channels: Int = 2, frames: Int = 480
  ) -> FileFacts {
    FileFacts(name: name, bits: bits, rate: SampleRate(value: rate), channels: channels, frames: frames)
  }

  @Test(arguments: [
    (facts(), CheckStatus.pass, "24-bit 48 kHz stereo, 480 frames."),
    (facts(bits: 16), .fail, "master is 16-bit 48 kHz stereo, 480 frames, and 24-bit 48 kHz stereo was planned."),
    (facts(rate: 44_100), .fail, "master is 24-bit 44.1 kHz stereo, 480 frames, and 24-bit 48 kHz stereo was planned."),
    (facts(channels: 1), .fail, "master is 24-bit 48 kHz mono, 480 frames, and 24-bit 48 kHz stereo was planned."),
    (
      facts(channels: 6), .fail, "master is 24-bit 48 kHz 6 channels, 480 frames, and 24-bit 48 kHz stereo was planned."
    ),
    (facts(frames: 481), .fail, "master has 481 frames, and 480 were planned."),
  ])
  func `a file is of the format and the length of a delivery`(facts: FileFacts, status: CheckStatus, detail: String) {
    var expected = Expectations()
    expected.frames = 480
    let result = FormatCheck.run(facts, stems: [], expected)
    #expect(result.status == status && result.detail == detail && result.stem == nil)
  }

  @Test func `a stem that differs from its master is named`() {
    let result = FormatCheck.run(Self.facts(), stems: [Self.facts("01-drums", frames: 479)], Expectations())
    #expect(result.stem == "01-drums" && result.detail == "01-drums has 479 frames, and the master has 480.")
    let whole = FormatCheck.run(Self.facts(), stems: [Self.facts("01-drums")], Expectations())
    #expect(whole.detail == "24-bit 48 kHz stereo, 480 frames and 1 stems of the same length.")
  }

  @Test func `a lone file of which nothing is expected is not judged`() {
    var expected = Expectations()
    expected.deliveryFormat = false
    let result = FormatCheck.run(Self.facts(bits: 32, channels: 1, frames: 0), stems: [], expected)
    #expect(result.status == .undetermined)
    #expect(result.detail == "32-bit 48 kHz mono, 0 frames, but no target was given.")
  }
}
