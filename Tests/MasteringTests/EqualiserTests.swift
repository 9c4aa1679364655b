import Audio
import Foundation
import TestSupport
import Testing

@testable import Mastering

@Suite struct EqualiserTests {
  private static func applied(_ equaliser: Equaliser, to sound: StereoBuffer) -> StereoBuffer {
    let reach = ZeroPhaseFilter.reach
    return equaliser.apply(to: sound[frames: -reach..<sound.frames + reach], with: Equaliser.Workspace())
  }

  @Test func `without targets the equaliser changes nothing that can be heard`() {
    let sound = TestTone.sine(.Hz(1000), amplitude: 0.5, seconds: 1)
    let result = Self.applied(Equaliser(), to: sound)
    #expect(result.frames == sound.frames)
    let middle = 10_000..<38_000
    #expect(middle.allSatisfy { abs(result.left[$0] - sound.left[$0]) < 2e-3 })
  }

  @Test func `middle and side go there and back`() {
    let sound = TestTone.noise(seconds: 0.1)
    let back = sound.middleAndSide.leftAndRight
    #expect(zip(back.left, sound.left).allSatisfy { abs($0 - $1) < 1e-6 })
    #expect(zip(back.right, sound.right).allSatisfy { abs($0 - $1) < 1e-6 })
    let mono = StereoBuffer(mono: sound.left).middleAndSide
    #expect(mono.left == sound.left && mono.right.allSatisfy { $0 == 0 })
  }

  @Test(arguments: [-3.0, 2]) func `widening raises the side of its bands and leaves the middle`(gain: Double) {
    let equaliser = Equaliser(widening: [gain, gain, gain, gain])
    let tone = TestTone.sine(.Hz(1000), amplitude: 0.3, seconds: 1)
    let side = StereoBuffer(left: tone.left, right: tone.left.map { -$0 })
    let (wide, middle) = (Self.applied(equaliser, to: side), Self.applied(equaliser, to: tone))
    let level = { (x: StereoBuffer) in 10 * log10(Array(x.left[10_000..<38_000]).energy / 28_000 / 0.045) }
    #expect(abs(level(wide) - gain) < 0.1 && abs(level(middle)) < 0.1)
  }

  @Test func `the filtered sum is the sum of the filtered`() {
    let equaliser = Equaliser(widening: [1, 2, -2, 1])
    let (one, two) = (TestTone.noise(seconds: 0.5, seed: 1), TestTone.noise(seconds: 0.5, seed: 2))
    var (sum, filtered) = (one, Self.applied(equaliser, to: one))
    sum.add(two)
    filtered.add(Self.applied(equaliser, to: two))
    let together = Self.applied(equaliser, to: sum)
    #expect(zip(filtered.left, together.left).allSatisfy { abs($0 - $1) < 1e-5 })
  }

  @Test func `the distance of two equalisers is the most that any band differs`() {
    let (one, two) = (Equaliser(widening: [0, 1, 2, 0]), Equaliser(widening: [0.5, 1, -1, 0]))
    #expect(one.distance(to: two) == 3 && one.distance(to: one) == 0)
    #expect(Equaliser().distance(to: Equaliser()) == 0)
  }

  static let responses: [(Double, Double)] = [(20, 0), (120, 0), (244.9, 1), (1000, 2), (3464, -3), (20_000, 0.5)]

  /// The middles of the bands are the geometric means of their edges.
  @Test(arguments: responses) func `the widening has its gains in the middles of bands, and none in the bass`(
    hertz: Double, gain: Double
  ) {
    #expect(abs(WidthBands.response([1, 2, -3, 0.5], at: .Hz(hertz)).value - gain) < 0.01)
    #expect(WidthBands.response([], at: .Hz(hertz)).value == 0)
  }

  static let widths: [(Double?, Double?, Double)] = [
    (-10, -9, 1), (-10, 0, 2), (-6, -8, -2), (-3, -20, -4), (-60, -6, 0), (nil, -6, 0), (-6, nil, 0), (-5, -5, 0),
  ]

  @Test(arguments: widths) func `a side gains 2 dB at most, loses 4, and an empty one nothing`(
    mine: Double?, wanted: Double?, gain: Double
  ) {
    let gains = WidthBands.gains(from: [mine.map { .dB($0) }], to: [wanted.map { .dB($0) }])
    #expect(gains == [gain])
  }

  @Test func `width is the side's power over the middle's, and nil where a band is empty`() {
    var (mid, side) = ([Float](repeating: 0, count: 8193), [Float](repeating: 0, count: 8193))
    let bin = { (hertz: Double) in Int(hertz / 48_000 * 16_384) }
    (mid[bin(300)], side[bin(300)]) = (4, 1)
    (mid[bin(1000)], side[bin(1000)]) = (1, 0)
    (mid[bin(4000)], side[bin(4000)]) = (1e-9, 1e-9)
    let width = WidthBands.width(mid, side)
    #expect(abs((width[0]?.value ?? 0) + 6.0206) < 1e-3)
    #expect(width[1] == .dB(-80) && width[2] == nil && width[3] == nil)
  }

  /// Straight lines over the logarithm of frequency, level beyond the ends.
  @Test(arguments: [(1.0, 3.0), (39.8, 3), (44.67, 2.5), (50.12, 2), (18_000, -4)])
  func `the tone goes in straight lines from band to band`(hertz: Double, gain: Double) {
    var gains = [Double](repeating: 0, count: 27)
    (gains[0], gains[1], gains[26]) = (3, 2, -4)
    #expect(abs(ToneMatch.response(gains, at: .Hz(hertz)).value - gain) < 0.03)
  }

  @Test func `a match of a spectrum with itself does nothing`() {
    var power = [Float](repeating: 0, count: 8193)
    for k in 8..<8000 { power[k] = 1 / Float(k) }
    let levels = ThirdOctaves.sum(power: power, rate: .standard).map { Decibels.dB(10 * log10(max($0, 1e-30))) }
    let match = ToneMatch(of: power, to: ToneTarget(levels: levels))
    #expect(match.before.value < 1e-6 && match.gains.allSatisfy { abs($0.value) < 0.1 })
  }

  @Test func `a match brings a tilted spectrum nearer, within the bounds`() {
    var power = [Float](repeating: 0, count: 8193)
    for k in 8..<8000 { power[k] = 1 / Float(k) }
    let levels = ThirdOctaves.sum(power: power, rate: .standard).enumerated().map { k, x in
      Decibels.dB(10 * log10(max(x, 1e-30)) + 0.4 * Double(k - 13))
    }
    let match = ToneMatch(of: power, to: ToneTarget(levels: levels))
    #expect(match.after.value < 0.5 * match.before.value)
    for (gain, hertz) in zip(match.gains, ThirdOctaves.nominal) {
      #expect(abs(gain.value) <= (hertz < 10_000 ? 6 : 3) + 1e-9)
    }
  }

  @Test(arguments: [1, 2, 5]) func `the mixdown is the sum of its stems, and knows their peaks`(count: Int) throws {
    let stems = (0..<count).map { TestTone.noise(amplitude: 0.2, seconds: 2.5, seed: UInt64($0 + 1)) }
    let down = try Mixdown(of: stems.map { MemorySource($0) }, in: MemorySink())
    let mix = try down.mix.readAll()
    var sum = StereoBuffer(frames: stems[0].frames)
    for stem in stems { sum.add(stem) }
    #expect(zip(mix.left, sum.left).allSatisfy { abs($0 - $1) < 1e-6 })
    #expect(down.energies.count == 3)
    if count > 1 {
      #expect(down.stemPeaks.count == ControlBlock.peaks(of: sum.left).count)
      #expect(down.stemPeaks.allSatisfy { $0 <= 0.21 })
    }
  }
}
