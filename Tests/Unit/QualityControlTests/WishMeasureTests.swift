import Analysis
import Audio
import Foundation
import Music
import TestSupport
import Testing

@testable import QualityControl

/// The measures of single kinds of wish, on signals whose answer is known.
struct WishMeasureTests {
  private static func result(_ wish: Wish, _ delivery: CleanDelivery = .perfect) throws -> WishResult {
    var delivery = delivery
    delivery.expected.wishes = [wish]
    return try #require(try delivery.report().words.first)
  }

  @Test(arguments: [(true, WishVerdict.kept), (false, .missed)])
  func `what nothing measures is kept where the plan does it`(isFollowed: Bool, verdict: WishVerdict) throws {
    for kind in [WishDefinition.style, .planned] {
      let wish = Wish(kind, asked: "for a wedding", planned: "chamber", target: .with { $0.isFollowed = isFollowed })
      let result = try Self.result(wish)
      #expect(result.verdict == verdict && result.measured == "planned as chamber")
    }
  }

  @Test(
    arguments: [
      ("staccato", 0.4, WishVerdict.kept), ("staccato", 0.7, .partly), ("staccato", 0.9, .missed),
      ("legato", 0.95, .kept), ("legato", 0.75, .partly), ("legato", 0.5, .missed),
    ])
  func `short notes are short and tied ones long`(name: String, share: Double, verdict: WishVerdict) throws {
    let wish = Wish(
      .articulation, asked: name, planned: name, target: .with { ($0.names, $0.number) = ([name], share) })
    #expect(try Self.result(wish).verdict == verdict)
  }

  // A glottal pulse of falling partials, as a voice has.
  private static func voice(_ hz: Double) -> MemoryPCM {
    MemoryPCM(
      StereoBuffer(
        mono: (0..<240_000).map { i in
          let time = Double(i) / 48_000
          let wave = (1...6).reduce(0.0) { $0 + sin(2 * .pi * Double($1) * hz * time) / Double($1) }
          return Float(0.1 * wave)
        }))
  }

  @Test(arguments: [82.4, 110, 165, 220, 330, 466])
  func `the fundamental of a voice is found within 2 %, not one of its partials`(hz: Double) throws {
    let pitch = try #require(try MedianPitch.measure(Self.voice(hz)))
    #expect(abs(pitch / hz - 1) < 0.02, "\(pitch) Hz")
  }

  @Test func `noise and silence have no pitch`() throws {
    var random = SeededRandom(Seed(3))
    let noise = MemoryPCM(StereoBuffer(mono: (0..<96_000).map { _ in Float(0.2 * (random.unit() - 0.5)) }))
    #expect(try MedianPitch.measure(noise) == nil)
    #expect(try MedianPitch.measure(MemoryPCM(StereoBuffer(frames: 96_000))) == nil)
  }

  /// The pitch that sings, and the bounds of the voice that was asked.
  @Test(
    arguments: [
      (110.0, 0.0, 170.0, WishVerdict.kept), (466, 0, 170, .missed), (180, 0, 170, .partly), (220, 165, 2_000, .kept),
      (98, 165, 2_000, .missed),
    ])
  func `a deep voice is not sung high`(hz: Double, low: Double, high: Double, verdict: WishVerdict) throws {
    var delivery = CleanDelivery.perfect
    delivery.stems[2] = ("03-vocals", Self.voice(hz).padded(to: delivery.facts.frames))
    delivery.master = MemoryPCM(sumOf: delivery.stems.map(\.samples))
    let wish = Wish(
      .voice, asked: "deep male voice", planned: "vocals",
      target: .with { ($0.stems, $0.low, $0.high) = (["03-vocals"], low, high) })
    let result = try Self.result(wish, delivery)
    #expect(result.verdict == verdict, "\(result.measured)")
  }

  @Test(arguments: [(1.0, WishVerdict.kept), (0.7, .partly), (0.3, .missed)])
  func `lyrics are sung to their end`(share: Double, verdict: WishVerdict) throws {
    let wish = Wish(
      .lyrics, asked: "the lyrics", planned: "sung",
      target: .with { ($0.stems, $0.number) = (["03-chords"], share) })
    #expect(try Self.result(wish).verdict == verdict)
    let silent = Wish(.lyrics, asked: "the lyrics", planned: "no voice", target: .with { $0.stems = [] })
    #expect(try Self.result(silent).verdict == .missed)
  }

  @Test(
    arguments: [
      // The sections of a measured tempo: start, end, tempo at both.
      ([(0.0, 60.0, 90.0, 140.0)], WishVerdict.kept), ([(0, 60, 90, 110)], .partly), ([(0, 60, 120, 120)], .missed),
      ([(0, 60, 140, 90)], .missed), ([(0, 30, 90, 90), (30, 60, 90, 142)], .kept),
    ])
  func `a tempo curve goes the asked way`(sections: [(Double, Double, Double, Double)], verdict: WishVerdict) throws {
    let measured = sections.map { TempoSection(start: .s($0.0), end: .s($0.1), bpm: $0.2, lastBpm: $0.3) }
    let begin = try #require(TempoCurveWish.bpm(in: measured, at: 0.5))
    let end = try #require(TempoCurveWish.bpm(in: measured, at: 59.5))
    #expect(TempoCurveWish.verdict(from: begin, to: end, asked: (90, 140), isUp: true) == verdict)
  }

  @Test(arguments: [
    ("swing", 0.62, WishVerdict.kept), ("swing", 0.5, .missed), ("straight", 0.5, .kept), ("straight", 0.6, .missed),
  ])
  func `swing is where the second notes lie`(asked: String, ratio: Double, verdict: WishVerdict) {
    #expect(SwingWish.verdict(ratio, isSwung: asked == "swing") == verdict)
  }

  @Test(arguments: [(2, WishVerdict.kept), (0, .missed)])
  func `a key change is heard in its place`(steps: Int, verdict: WishVerdict) throws {
    let chords = [[57, 60, 64], [53, 57, 60], [48, 52, 55], [55, 59, 62]]
    let first = CleanDelivery.play(TinyBand(bpm: 120, chords: chords, bars: 10))
    let second = CleanDelivery.play(TinyBand(bpm: 120, chords: chords.map { $0.map { $0 + steps } }, bars: 10))
    var delivery = CleanDelivery.perfect
    var sound = first
    for i in 480_000..<min(first.frames, second.frames) {
      (sound.left[i], sound.right[i]) = (second.left[i], second.right[i])
    }
    delivery.replace(with: sound)
    let wish = Wish(
      .transposition, asked: "up a tone at the end", planned: "+2 semitones",
      target: .with {
        ($0.names, $0.number, $0.times) = (["A minor"], 2, [TimeRange(start: 10, end: 20)])
      })
    let result = try Self.result(wish, delivery)
    #expect(result.verdict == verdict, "\(result.measured)")
  }

  @Test(
    arguments: [
      (1_000.0, 0.0), (1_500, 10), (2_000, 25), (2_500, 50), (2_750, 62.5), (3_000, 75), (4_000, 90), (9_000, 100),
    ])
  func `a percentile lies on the lines through the quantiles`(value: Double, percentile: Double) throws {
    let scale = CharacterScale(.brightness, isHigh: true, quantiles: [1_500, 2_000, 2_500, 3_000, 4_000])
    #expect(abs(try #require(scale.percentile(of: value)) - percentile) < 6)
  }

  @Test func `the table of this version has all measures, in rising order, and a row for genres it does not know`()
    throws
  {
    let table = GenreMeasures.standard
    #expect(table.names.count >= 20)
    for measure in CharacterMeasure.allCases {
      for genre in table.names + ["a genre of the future"] {
        let scale = try #require(table.scale(measure, isHigh: true, in: genre))
        #expect(scale.quantiles.count == 5 && scale.quantiles == scale.quantiles.sorted(), "\(genre) \(measure)")
      }
    }
  }
}

extension MemoryPCM {
  fileprivate func padded(to frames: Int) -> MemoryPCM {
    var sound = sound
    let missing = [Float](repeating: 0, count: max(0, frames - sound.frames))
    (sound.left, sound.right) = (sound.left + missing, sound.right + missing)
    return MemoryPCM(sound)
  }
}
