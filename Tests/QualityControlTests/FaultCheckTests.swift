import Analysis
import Audio
import Foundation
import TestSupport
import Testing

@testable import QualityControl

/// The bounds of the checks of what no music should have, on sound made for them.
struct FaultCheckTests {
  private static func steady(_ frames: Int, level: Float = 0.25) -> StereoBuffer {
    StereoBuffer(mono: [Float](repeating: level, count: frames))
  }

  private static func silences(_ seconds: Double..., level: Float = 0) -> SilenceMeter {
    var meter = SilenceMeter()
    for (i, length) in seconds.enumerated() {
      // Silence and sound by turns, beginning with silence.
      meter.add(steady(Int((length * 48_000).rounded()), level: i.isMultiple(of: 2) ? level : 0.25))
    }
    meter.finish()
    return meter
  }

  /// Seconds before, within and after the music.
  @Test(arguments: [
    (0.5, 0.5, 3.0, CheckStatus.pass), (0.51, 0, 0, .fail), (0, 0.51, 0, .fail), (0, 0, 3.01, .fail),
    (0, 0, 0, .pass), (0.49, 0.49, 2.99, .pass),
  ])
  func `silence is allowed for so long`(lead: Double, gap: Double, trail: Double, status: CheckStatus) {
    #expect(SilenceCheck.run(Self.silences(lead, 2, gap, 2, trail), Expectations()).status == status)
  }

  @Test(arguments: [(Float(0.000_99), CheckStatus.fail), (0.001_01, .pass)])
  func `silence is below −60 dBFS`(level: Float, status: CheckStatus) {
    #expect(SilenceCheck.run(Self.silences(0, 2, 1, 2, level: level), Expectations()).status == status)
  }

  @Test func `only what was not planned counts as silence`() {
    let meter = Self.silences(0, 2, 4, 2)
    var expected = Expectations()
    expected.silences = [TimeRange(start: 2, end: 5.5)]
    #expect(SilenceCheck.run(meter, expected).status == .pass)
    expected.silences = [TimeRange(start: 2, end: 5.4)]
    let result = SilenceCheck.run(meter, expected)
    #expect(result.status == .fail && result.at == .s(2) && result.value == .number(4))
  }

  @Test func `silence from end to end fails, however short`() {
    for seconds in [0, 0.01, 5] {
      let result = SilenceCheck.run(Self.silences(seconds), Expectations())
      #expect(result.status == .fail && result.value == .number(seconds))
    }
  }

  /// A hole of so many milliseconds in sound of a level.
  @Test(arguments: [
    (1, Float(0.25), 0), (2, 0.25, 1), (40, 0.25, 1), (500, 0.25, 1), (501, 0.25, 0), (40, 0.0057, 1),
    (40, 0.0055, 0),
  ])
  func `a hole lasts from 2 to 500 ms and lies in sound above −45 dBFS`(length: Int, level: Float, count: Int) {
    var track = PeakTrack()
    track.add(Self.steady(48_000, level: level))
    track.add(StereoBuffer(frames: 48 * length))
    track.add(Self.steady(48_000, level: level))
    #expect(track.dropouts.count == count)
    #expect(track.dropouts.allSatisfy { $0.start == .s(1) && $0.end == .s(1 + Double(length) / 1000) })
  }

  @Test func `music that decays into a rest does not break off`() {
    var track = PeakTrack()
    track.add(StereoBuffer(mono: (0..<48_000).map { Float(0.5 * exp(-Double($0) / 4_800)) }))
    track.add(StereoBuffer(frames: 9_600))
    track.add(Self.steady(48_000))
    #expect(track.dropouts.isEmpty)
  }

  @Test func `a hole names the first stem that has it too`() {
    var (whole, cut) = (PeakTrack(), PeakTrack())
    whole.add(Self.steady(96_000))
    for part in [Self.steady(48_000), StereoBuffer(frames: 480), Self.steady(47_520)] { cut.add(part) }
    let stems = [("01-drums", whole), ("02-bass", cut)].map {
      StemMeasurement(name: $0, peaks: $1, dropouts: $1.dropouts, loudness: nil)
    }
    let hidden = DropoutCheck.run([], stems: stems)
    #expect(hidden.stem == "02-bass" && hidden.detail == "02-bass breaks off once, first at 0:01.0 for 10 ms.")
    let heard = DropoutCheck.run(cut.dropouts, stems: stems)
    #expect(heard.stem == "02-bass" && heard.detail == "The sound breaks off once, first at 0:01.0 for 10 ms.")
    #expect(DropoutCheck.run([], stems: []).status == .pass)
  }

  private static func clicks(_ heights: Float...) -> [Click] {
    heights.enumerated().map { Click(time: .s(Double($0) + 1), height: $1) }
  }

  @Test(arguments: [
    ([Click](), CheckStatus.pass), (clicks(0.079), .warn), (clicks(0.02, 0.02, 0.02), .warn),
    (clicks(0.02, 0.02, 0.02, 0.02), .fail), (clicks(0.08), .fail),
  ])
  func `three quiet clicks warn, and four or a loud one fail`(clicks: [Click], status: CheckStatus) {
    let result = ClickCheck.run(clicks, explainedBy: [], stems: [])
    #expect(result.status == status && result.value == .number(Double(clicks.count)))
  }

  @Test func `a jump within 4 ms of another fault is that fault's`() {
    let click = Self.clicks(0.5)
    #expect(ClickCheck.run(click, explainedBy: [.s(1.0039)], stems: []).status == .pass)
    #expect(ClickCheck.run(click, explainedBy: [.s(0.9959)], stems: []).status == .fail)
  }

  /// A lone sample in silence, −40 dBFS being the least height.
  @Test(arguments: [(Float(0.009), 0), (0.011, 1), (0.9, 1)]) func `a lone sample is a click from −40 dBFS on`(
    height: Float, count: Int
  ) {
    var (samples, meter) = ([Float](repeating: 0, count: 4_800), ClickMeter(at: 48_000))
    samples[2_400] = height
    meter.add(samples)
    #expect(meter.clicks.count == count)
    #expect(meter.clicks.allSatisfy { abs($0.time.value - 1.05) < 1e-4 && abs($0.height - height) < 1e-6 })
  }

  @Test(arguments: [55.0, 110, 441, 2_000]) func `the edges of a wave are no clicks`(hertz: Double) {
    var meter = ClickMeter()
    meter.add(
      (0..<96_000).map { Float(0.3 * (2 * (Double($0) * hertz / 48_000).truncatingRemainder(dividingBy: 1) - 1)) })
    #expect(meter.clicks.isEmpty)
  }

  /// The number of bits, a level, and how many frames of it are a run.
  @Test(arguments: [
    (24, Float(1), 3, 1), (24, 1, 2, 0), (24, -1, 3, 1), (24, 0.999_99, 3, 0), (16, Float(32_767) / 32_768, 3, 1),
    (16, Float(32_766) / 32_768, 3, 0), (32, 1, 3, 1), (32, 0.999_999, 3, 0), (32, 1.5, 30, 1),
  ])
  func `three frames at full scale are a run`(bits: Int, level: Float, frames: Int, runs: Int) {
    var meter = ClippingMeter(bits: bits)
    meter.add(StereoBuffer(frames: 96))
    // A run may lie across blocks.
    for _ in 0..<frames { meter.add(Self.steady(1, level: level)) }
    meter.add(StereoBuffer(frames: 96))
    #expect(meter.runs == runs && meter.positions == (runs > 0 ? [.s(0.002)] : []))
    #expect(ClippingCheck.run(meter).status == (runs > 0 ? .fail : .pass))
  }

  @Test(arguments: [
    (Float(0), CheckStatus.pass), (0.000_19, .pass), (0.000_21, .warn), (-0.000_99, .warn), (-0.001_01, .fail),
  ])
  func `an offset warns from −74 dB and fails from −60 dB on`(offset: Float, status: CheckStatus) {
    var meter = OffsetMeter()
    meter.add(StereoBuffer(left: [Float](repeating: 0, count: 9_600), right: [Float](repeating: offset, count: 9_600)))
    #expect(OffsetCheck.run(meter).status == status)
  }

  @Test func `nothing at all has no offset`() {
    let result = OffsetCheck.run(OffsetMeter())
    #expect(result.status == .pass && result.value == .number(-140))
  }

  /// A dip at a third octave, in dB below its neighbours.
  @Test(arguments: [
    (1000.0, 0.0, CheckStatus.pass), (1000, 18, .pass), (1000, 18.1, .warn), (1000, 24, .warn), (1000, 24.1, .fail),
    (63, 40, .pass), (80, 40, .fail), (12_500, 40, .pass),
  ])
  func `a dip between 80 Hz and 12 kHz warns above 18 dB and fails above 24 dB`(
    hertz: Double, depth: Double, status: CheckStatus
  ) {
    var profile = StyleProfile.undetermined(duration: .s(60))
    profile.eqProfile = Self.thirdOctaves.map { BandLevel(hz: $0, db: $0 == hertz ? -depth : 0) }
    #expect(HolesCheck.run(profile).status == status)
  }

  @Test func `a spectrum that falls steeply has no hole, and none is looked for without a spectrum`() {
    var profile = StyleProfile.undetermined(duration: .s(60))
    #expect(HolesCheck.run(profile).status == .undetermined)
    profile.eqProfile = Self.thirdOctaves.enumerated().map { BandLevel(hz: $1, db: -6 * Double($0)) }
    #expect(HolesCheck.run(profile).status == .pass)
  }

  private static let thirdOctaves: [Double] = [
    25, 31.5, 40, 50, 63, 80, 100, 125, 160, 200, 250, 315, 400, 500, 630, 800, 1000, 1250, 1600, 2000, 2500, 3150,
    4000,
    5000, 6300, 8000, 10_000, 12_500, 16_000, 20_000,
  ]
}
