import Analysis
import Audio
import Music
import QualityControl
import TestSupport
import Testing

struct DeliveryCheckTests {
  /// Pink noise without what little of it lies below hearing.
  private static let noise: StereoBuffer = {
    var samples = Tones.pinkNoise(seconds: 10)
    var filter = Biquad(.highPass(.Hz(20)))
    filter.process(&samples)
    return StereoBuffer(mono: samples)
  }()

  @Test func `a difference between stems and master says where and how much`() throws {
    var delivery = CleanDelivery.perfect
    delivery.stems[0].samples.block.left[96_000] -= 5
    delivery.stems[0].samples.block.left[97_000] += 2
    let check = try #require(try delivery.report()["stem_sum"])
    #expect(check.at == .s(2) && check.value == .number(5))
    #expect(check.detail == "The sum of 3 stems differs from the master by up to 5 steps in 2 frames, first at 0:02.0.")
  }

  @Test func `a format fault names the stem`() throws {
    var delivery = CleanDelivery.perfect
    delivery.stems[1].samples.block.left.removeLast()
    delivery.stems[1].samples.block.right.removeLast()
    let check = try #require(try delivery.report()["format"])
    #expect(check.stem == "02-bass")
    let frames = delivery.facts.frames
    #expect(check.detail == "02-bass has \(frames - 1) frames, and the master has \(frames).")
  }

  @Test func `planned silence is no fault, but silence beyond it is`() throws {
    var delivery = CleanDelivery.perfect
    delivery.change { sound in
      for i in 480_000..<576_000 { (sound.left[i], sound.right[i]) = (0, 0) }
    }
    delivery.expected.silences = [TimeRange(start: 10, end: 12)]
    #expect(try delivery.report()["silence"]?.status == .pass)
    delivery.expected.silences = [TimeRange(start: 10, end: 11)]
    let check = try #require(try delivery.report()["silence"])
    #expect(check.status == .fail)
    #expect(abs(try #require(check.at).value - 10) < 0.1)
  }

  @Test func `a planned tempo and key that cannot be heard are faults`() throws {
    var delivery = CleanDelivery.perfect
    delivery.replace(with: Self.noise)
    delivery.expected.frames = nil
    let report = try delivery.report()
    #expect(report["tempo"]?.status == .fail && report["key"]?.status == .fail)
    #expect(report["tempo"]?.detail == "No steady pulse was found, though 120 BPM was planned.")
    #expect(report["key"]?.detail == "No key was found, though A minor was planned.")
  }

  @Test func `what was declared undeterminable is reported as such`() throws {
    var delivery = CleanDelivery.perfect
    delivery.replace(with: Self.noise)
    delivery.expected = Expectations()
    delivery.expected.tempo = .declaredUndeterminable
    delivery.expected.key = .declaredUndeterminable
    let report = try delivery.report()
    #expect(report["tempo"]?.status == .undetermined && report["key"]?.status == .undetermined)
    #expect(report.passed)
  }

  @Test func `a lone file is judged only by what is given`() throws {
    var facts = CleanDelivery.perfect.facts
    facts.bits = 16
    let lone = Delivery(facts: facts, sound: MemorySource(CleanDelivery.perfect.master.sound))
    var expected = Expectations()
    expected.deliveryFormat = false
    expected.tempo = .value(Tempo(bpm: 60))
    let report = try QualityControl.check(lone, against: expected)
    #expect(report.passed)
    for id in ["key", "loudness", "true_peak", "format"] {
      #expect(report[id]?.status == .undetermined, "\(id)")
      #expect(report[id]?.detail.hasSuffix("no target was given.") == true, "\(id)")
    }
    #expect(report["stem_sum"] == nil && report["similarity"] == nil)
    // Nobody said which level is meant, so half the tempo is the same pulse.
    #expect(report["tempo"]?.status == .pass || report["tempo"]?.value == .number(60))
  }

  @Test func `an offset of 0.03 percent is a warning and does not fail`() throws {
    var delivery = CleanDelivery.perfect
    delivery.change { sound in for i in sound.right.indices { sound.right[i] += 0.0003 } }
    let report = try delivery.report()
    #expect(report["dc"]?.status == .warn && report.passed)
    #expect(report["dc"]?.detail.contains("right") == true)
  }

  @Test func `two full-scale samples in a row are no clipping, and three are`() throws {
    var delivery = CleanDelivery.perfect
    delivery.expected.truePeak = .dBTP(9)
    delivery.change { sound in for i in 0..<2 { sound.left[96_000 + i] = -1 } }
    #expect(try delivery.report()["clipping"]?.status == .pass)
    delivery.change { sound in for i in 0..<3 { sound.left[96_000 + i] = -1 } }
    let check = try #require(try delivery.report()["clipping"])
    #expect(check.status == .fail && check.at == .s(2))
  }

  @Test func `silence from end to end is a fault and nothing crashes`() throws {
    var delivery = CleanDelivery.perfect
    delivery.replace(with: StereoBuffer(frames: 96_000))
    let report = try delivery.report()
    #expect(report["silence"]?.status == .fail && report["loudness"]?.status == .fail)
  }

  @Test func `a reference is compared in tone`() throws {
    var delivery = CleanDelivery.perfect
    delivery.expected.reference = try SpectralFingerprint.measure(MemorySource(delivery.master.sound))
    #expect(try delivery.report()["similarity"]?.status == .pass)
    delivery.expected.reference = try SpectralFingerprint.measure(
      MemorySource(StereoBuffer(mono: Tones.noise(seconds: 4))))
    let report = try delivery.report()
    #expect(report.failed == ["similarity"])
  }
}
