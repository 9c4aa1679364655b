import Foundation
import Music
import QualityControl
import Signal
import TestSupport
import Testing

/// Something that can be wrong with a delivery, and the check that is there to find it.
struct Defect: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let check: String
  let plant: @Sendable (inout CleanDelivery) -> Void

  init(_ name: String, finds check: String, _ plant: @escaping @Sendable (inout CleanDelivery) -> Void) {
    testDescription = name
    self.check = check
    self.plant = plant
  }

  static let all = [
    Defect("a wrong tempo", finds: "tempo") { $0.expected.tempo = .value(Tempo(bpm: 123)) },
    Defect("music that is slower than planned", finds: "tempo") {
      $0.replace(with: CleanDelivery.slower)
      ($0.expected.frames, $0.expected.loudness, $0.expected.truePeak) = (nil, nil, .dBTP(9))
    },
    Defect("the relative key", finds: "key") { $0.expected.key = .value(Key(PitchClass(0), .major)) },
    Defect("another tonic", finds: "key") { $0.expected.key = .value(Key(PitchClass(10), .minor)) },
    Defect("0.8 LU too loud", finds: "loudness") { $0.expected.loudness = .LUFS(-18.8) },
    Defect("0.8 LU too quiet", finds: "loudness") { $0.expected.loudness = .LUFS(-17.2) },
    Defect("a peak above the ceiling", finds: "true_peak") { clean in
      clean.change { $0.left[200_000] = 0.97 }
    },
    Defect("three samples at full scale", finds: "true_peak") { clean in
      clean.expected.truePeak = .dBTP(9)
      clean.change { sound in for i in 0..<3 { sound.right[100_000 + i] = 1 } }
    },
    Defect("a frame too many", finds: "format") { $0.expected.frames = $0.facts.frames - 1 },
    Defect("16 bits", finds: "format") { $0.facts.bits = 16 },
    Defect("44.1 kHz", finds: "format") { $0.facts.rate = SampleRate(value: 44_100) },
    Defect("a stem that is too short", finds: "format") { clean in
      // The last frame is silent, so the sum is still right.
      clean.stems[1].samples.block.left.removeLast()
      clean.stems[1].samples.block.right.removeLast()
    },
    Defect("one sample of a stem off by one step", finds: "stem_sum") { $0.stems[2].samples.block.right[480_000] += 1 },
    Defect("a missing stem", finds: "stem_sum") { $0.stems.removeLast() },
    Defect("a dropout of 0.7 s", finds: "silence") { clean in
      clean.change { sound in
        for i in 400_000..<433_600 { (sound.left[i], sound.right[i]) = (0, 0) }
      }
    },
    Defect("a second of silence before the music", finds: "silence") { clean in
      clean.change { $0 = StereoBuffer(frames: 48_000).followed(by: $0) }
      clean.expected.frames = clean.facts.frames
    },
    Defect("an offset of 0.2 %", finds: "dc") { clean in
      clean.change { sound in for i in sound.left.indices { sound.left[i] += 0.002 } }
    },
    Defect("a bass that is inverted in one channel", finds: "mono") { clean in
      var low = Biquad(.lowPass(.Hz(110)))
      clean.change { sound in
        var bass = sound.right
        low.process(&bass)
        for i in bass.indices { sound.right[i] -= 2.2 * bass[i] }
      }
      (clean.expected.loudness, clean.expected.truePeak) = (nil, .dBTP(9))
    },
    Defect("an inverted channel", finds: "mono") { clean in
      clean.change { sound in for i in sound.right.indices { sound.right[i] = -sound.right[i] } }
      // With nothing in the middle there is no pitch left to hear.
      clean.expected.key = .notGiven
    },
  ]
}

extension StereoBuffer {
  func followed(by other: StereoBuffer) -> StereoBuffer {
    StereoBuffer(left: left + other.left, right: right + other.right)
  }
}

struct PlantedDefectTests {
  @Test func `a clean delivery passes every check`() throws {
    let report = try CleanDelivery.perfect.report()
    #expect(report.checks.map(\.status) == Array(repeating: .pass, count: report.checks.count), "\(report.checks)")
    #expect(report.passed)
    #expect(
      report.checks.map(\.id) == [
        "tempo", "key", "loudness", "true_peak", "format", "stem_sum", "silence", "dc", "mono",
      ])
  }

  @Test(arguments: Defect.all)
  func `a planted defect is found by its check and by no other`(defect: Defect) throws {
    var delivery = CleanDelivery.perfect
    defect.plant(&delivery)
    let report = try delivery.report()
    #expect(report.failed == [defect.check], "\(report.checks.filter { $0.status == .fail }.map(\.detail))")
    #expect(!report.passed)
  }
}
