import Analysis
import Audio
import Diagnostics
import Music
import QualityControl
import TestSupport
import Testing

/// Files that are no music at all: every check comes to a result, and none ends the program.
struct DegenerateSoundTests {
  private static func report(_ sound: StereoBuffer, channels: Int = 2, stems: Bool = true) throws -> QualityReport {
    var delivery = CleanDelivery.perfect
    delivery.replace(with: sound)
    delivery.facts.channels = channels
    if stems { return try delivery.report() }
    return try QualityControl.check(
      Delivery(facts: delivery.facts, sound: MemorySource(sound)), against: delivery.expected)
  }

  @Test(arguments: [0, 1, 47, 480, 23_999, 96_000]) func `silence of any length is a fault`(frames: Int) throws {
    let report = try Self.report(StereoBuffer(frames: frames))
    for id in ["silence", "loudness", "stem_content", "tempo", "key", "format"] {
      #expect(report[id]?.status == .fail, "\(id)")
    }
    for id in ["balance", "loudness_range"] { #expect(report[id]?.status == .undetermined, "\(id)") }
    for id in ["true_peak", "clipping", "clicks", "dropouts", "dc", "stem_sum", "phase", "mono"] {
      #expect(report[id]?.status == .pass, "\(id)")
    }
  }

  @Test(arguments: [1, 2, 47, 480, 4_800, 19_200]) func `a sound of a few frames is measured as far as it goes`(
    frames: Int
  ) throws {
    let report = try Self.report(StereoBuffer(mono: Array(Tones.sine(440, seconds: 1).prefix(frames))))
    #expect(report["stem_sum"]?.status == .pass && report["format"]?.status == .fail)
    #expect(report.checks.allSatisfy { !$0.detail.contains("nan") && !$0.detail.contains("inf") })
  }

  @Test func `mono sound has no fault of stereo`() throws {
    let report = try Self.report(StereoBuffer(mono: CleanDelivery.perfect.master.sound.left))
    for id in ["balance", "mono", "phase"] { #expect(report[id]?.status == .pass, "\(id)") }
    #expect(report["mono"]?.value == .number(1))
  }

  @Test func `a lone file has no checks of stems`() throws {
    let report = try Self.report(StereoBuffer(frames: 48_000), stems: false)
    #expect(!report.checks.contains { $0.id.hasPrefix("stem_") })
  }

  @Test func `full scale from end to end is found by more than one check, and measured`() throws {
    let square = (0..<96_000).map { Float($0 / 48 % 2 == 0 ? 1 : -1) }
    let report = try Self.report(StereoBuffer(mono: square))
    #expect(report["clipping"]?.status == .fail && report["true_peak"]?.status == .fail)
    guard case .number(let runs) = report["clipping"]?.value else { return #expect(Bool(false)) }
    #expect(runs >= 1)
  }

  @Test func `sound at another rate is refused with a remedy`() throws {
    let sound = MemorySource(StereoBuffer(frames: 44_100), rate: SampleRate(value: 44_100))
    let delivery = Delivery(facts: CleanDelivery.perfect.facts, sound: sound)
    let error = #expect(throws: Problems.self) { try QualityControl.check(delivery, against: Expectations()) }
    #expect(
      error?.diagnoses == [
        Diagnosis(
          code: "quality.rate", location: "master", finding: "its sound is handed over at 44100.0 Hz",
          remedy: "resample it to 48000.0 Hz before it is checked")
      ])
  }

  @Test func `an error of a codec's trial is passed on`() {
    struct Broken: Error {}
    var delivery = CleanDelivery.perfect.delivery
    delivery.codecs = { _ in throw Broken() }
    #expect(throws: Broken.self) { try QualityControl.check(delivery, against: CleanDelivery.perfect.expected) }
  }

  @Test func `codecs are tried at the loudest seconds`() throws {
    var clean = CleanDelivery.perfect
    clean.change { sound in for i in 480_000..<528_000 { (sound.left[i], sound.right[i]) = (0, 0) } }
    var delivery = clean.delivery
    delivery.codecs = { positions in
      #expect(positions.count == 4 && positions == positions.sorted())
      #expect(positions.allSatisfy { $0.truncatingRemainder(dividingBy: 1) == 0.5 && $0 != 10.5 })
      return [CodecPeak(codec: "Opus", peak: .dBTP(-2))]
    }
    let report = try QualityControl.check(delivery, against: clean.expected)
    #expect(report["codec_peak"]?.value == .number(-2))
  }
}
