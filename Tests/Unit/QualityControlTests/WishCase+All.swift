import Analysis
import Audio
import Foundation
import Music
import TestSupport

@testable import QualityControl

extension WishCase {
  static let all = players + places + music + ends

  private static let lastHalf = [TimeRange(start: 10, end: 20)]

  private static func wish(_ kind: WishDefinition, _ asked: String, _ edit: (inout WishTarget) -> Void = { _ in })
    -> Wish
  {
    Wish(kind, asked: asked, planned: "as asked", target: .with(edit))
  }

  private static let players = [
    WishCase("a bass that is silent", wish(.instrument, "with bass") { $0.stems = ["02-bass"] }) {
      $0.scale("02-bass", by: 0)
    },
    WishCase("a bass that nobody hears", wish(.instrument, "with bass") { $0.stems = ["02-bass"] }, verdict: .missed) {
      $0.scale("02-bass", by: 0.005)
    },
    WishCase("a bass that is not in the delivery", wish(.instrument, "with bass") { $0.stems = ["02-bass"] }) {
      $0.stems.removeAll { $0.name == "02-bass" }
      $0.master = MemoryPCM(sumOf: $0.stems.map(\.samples))
    },
    WishCase(
      "a bass that is silent where it was asked",
      wish(.instrument, "bass in the chorus") { ($0.stems, $0.times) = (["02-bass"], lastHalf) }
    ) { $0.scale("02-bass", by: 0, from: 10) },
    WishCase(
      "a trio of whom one is silent",
      wish(.ensemble, "trio") {
        ($0.names, $0.stems) = (["drums", "bass", "chords"], ["01-drums", "02-bass", "03-chords"])
      }, verdict: .partly
    ) { $0.scale("03-chords", by: 0) },
    WishCase(
      "bass where nothing but drums was asked",
      wish(.only, "only drums") { ($0.stems, $0.times) = (["01-drums"], [TimeRange(start: 0, end: 10)]) },
      prepare: {
        $0.scale("02-bass", by: 0, to: 10)
        $0.scale("03-chords", by: 0, to: 10)
      }
    ) { $0.stems[1] = CleanDelivery.perfect.stems[1] },
    WishCase(
      "drums where none were asked",
      wish(.absence, "no drums until the drop") {
        ($0.stems, $0.times) = (["01-drums"], [TimeRange(start: 0, end: 10)])
      },
      prepare: { $0.scale("01-drums", by: 0, to: 10) }
    ) { $0.stems[0] = CleanDelivery.perfect.stems[0] },
  ]

  private static let places = [
    WishCase(
      "a soloist below the bass",
      wish(.solo, "chords in front") { ($0.stems, $0.others) = (["03-chords"], ["02-bass"]) },
      prepare: { $0.scale("02-bass", by: 0.1) }
    ) {
      $0.stems[1] = CleanDelivery.perfect.stems[1]
      $0.scale("03-chords", by: 0.1)
    },
    WishCase(
      "a quiet intro that is as loud as the rest",
      wish(.level, "quiet intro") { ($0.low, $0.times) = (-2, [TimeRange(start: 0, end: 10)]) },
      prepare: { $0.scaleAll { $0 < 10 ? 0.5 : 1 } }
    ) { $0.scaleAll { $0 < 10 ? 2.4 : 1 } },
    WishCase(
      "a form in another order", wish(.form, "verse, chorus") { $0.names = ["verse", "chorus"] },
      prepare: { $0.scaleAll { $0 < 10 ? 0.6 : 1 } }, verdict: .partly
    ) {
      $0.expected.sections.swapAt(0, 1)
      $0.expected.sections[0].time = TimeRange(start: 0, end: 10)
      $0.expected.sections[1].time = TimeRange(start: 10, end: 20)
    },
    WishCase("one chorus of two", wish(.form, "a chorus") { ($0.names, $0.number) = (["chorus"], 1) }) {
      $0.expected.sections.append(PlannedSection(name: "chorus", time: TimeRange(start: 20, end: 20), energy: 1))
    },
    WishCase("half the length", wish(.duration, "20 seconds") { $0.number = 20 }) {
      let half = { (sound: StereoBuffer) in sound[frames: 0..<480_000] }
      for i in $0.stems.indices { $0.stems[i].samples = MemoryPCM(half($0.stems[i].samples.sound)) }
      $0.master = MemoryPCM(sumOf: $0.stems.map(\.samples))
      $0.facts.frames = 480_000
    },
  ]

  private static let music = [
    WishCase("another tempo", wish(.tempo, "120 bpm") { $0.number = 120 }) { $0.replace(with: CleanDelivery.slower) },
    WishCase("a fast track that was asked slow", wish(.pace, "fast") { ($0.low, $0.high) = (115, 180) }) {
      $0.expected.tempo = .value(Tempo(bpm: 100))
      $0.expected.tempoRange = 90...110
      $0.replace(with: CleanDelivery.slower)
    },
    WishCase("another key", wish(.key, "in A minor") { $0.names = ["A minor"] }) { $0.replace(with: inDMajor) },
    WishCase("major for minor", wish(.mode, "sad") { $0.names = ["minor"] }) {
      $0.expected.key = .value(Key(PitchClass(2), .major))
      $0.replace(with: inDMajor)
    },
    WishCase(
      "four beats in a bar for three", wish(.meter, "4/4") { ($0.names, $0.number) = (["4/4"], 0.5) }
    ) { $0.replace(with: inThree) },
    WishCase(
      "a bright track that was asked dark",
      wish(.character, "dark") {
        $0.scales = [CharacterScale(.brightness, isHigh: false, quantiles: [3000, 5200, 6500, 7000, 9000])]
      }
    ) { $0.change { sound in sound.addHiss() } },
    WishCase("a loudness that is missed", wish(.loudness, "-18 LUFS") { $0.number = -18 }) { $0.scaleAll { _ in 0.5 } },
  ]

  private static let ends = [
    WishCase(
      "a fade that does not fall", wish(.fade, "fade out over 6 s") { $0.number = 6 },
      prepare: { $0.scaleAll { time in time < 14 ? 1 : pow(10, -(time - 14) * 9 / 20) * (time > 19.9 ? 0 : 1) } }
    ) { $0 = .perfect },
    WishCase(
      "a beginning at full level", wish(.fadeIn, "fade in over 5 s") { $0.number = 5 },
      prepare: { $0.scaleAll { time in min(1, pow(time / 5, 2)) } }
    ) { $0 = .perfect },
    WishCase(
      "an end that dies away", wish(.abruptEnd, "ends abruptly"), prepare: { $0.scaleAll { $0 < 18 ? 1 : 0 } }
    ) {
      $0 = .perfect
      $0.scaleAll { time in time < 12 ? 1 : pow(10, -(time - 12) * 8 / 20) }
    },
  ]

  private static let inDMajor = CleanDelivery.play(
    TinyBand(bpm: 120, chords: [[62, 66, 69], [67, 71, 74], [69, 73, 76], [62, 66, 69]], bars: 10))

  /// Bars of three strokes, each with a chord, at 120 BPM.
  private static let inThree: StereoBuffer = {
    var sound = StereoBuffer(frames: 960_000)
    for beat in 0..<40 {
      let (first, isStrong) = (beat * 24_000, beat.isMultiple(of: 3))
      for i in 0..<(isStrong ? 20_000 : 5_000) {
        let time = Double(i) / 48_000
        let tone = sin(2 * .pi * (isStrong ? 110 : 880) * time) * exp(-time * (isStrong ? 6 : 30))
        sound.left[first + i] += Float((isStrong ? 0.5 : 0.12) * tone)
      }
    }
    sound.right = sound.left
    return sound
  }()
}

extension StereoBuffer {
  /// Adds noise above everything else.
  fileprivate mutating func addHiss() {
    var random = SeededRandom(Seed(1))
    var last = 0.0
    for i in 0..<frames {
      let value = random.unit() - 0.5
      let hiss = Float(0.15 * (value - last))
      last = value
      left[i] += hiss
      right[i] += hiss
    }
  }
}
