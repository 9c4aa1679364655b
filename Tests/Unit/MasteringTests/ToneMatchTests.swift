import Audio
import Foundation
import Mastering
import TestSupport
import Testing

@Suite struct ToneMatchTests {
  /// Noise through shelves and bells, so that two calls give related but different spectra.
  static func coloured(_ bands: [BiquadCoefficients], seed: UInt64) -> StereoBuffer {
    var sound = TestTone.noise(amplitude: 0.3, seconds: 8, seed: seed)
    for band in bands + [.lowPass(.Hz(500), q: 0.5)] {
      var (left, right) = (Biquad(band), Biquad(band))
      left.process(&sound.left)
      right.process(&sound.right)
    }
    return sound
  }

  static func levels(_ sound: StereoBuffer) -> [Double] {
    let fft = RealFFT(size: 16_384)
    let window = Window.hann(16_384)
    var power = [Float](repeating: 0, count: 8193)
    for start in stride(from: 0, through: sound.frames - 16_384, by: 8192) {
      fft.addPower(of: sound.left[start..<start + 16_384], window: window, to: &power)
      fft.addPower(of: sound.right[start..<start + 16_384], window: window, to: &power)
    }
    return ThirdOctaves.sum(power: power, rate: .standard).map { 10 * log10($0) }
  }

  /// The mean distance of two spectra in dB when their median levels are matched.
  static func distance(_ a: [Double], _ b: [Double]) -> Double {
    let difference = zip(a, b).map { $0 - $1 }
    let median = difference.sorted()[difference.count / 2]
    return difference.reduce(0) { $0 + abs($1 - median) } / Double(difference.count)
  }

  static let references: [[BiquadCoefficients]] = [
    [.lowShelf(.Hz(200), gain: .dB(4)), .highShelf(.Hz(4000), gain: .dB(-3))],
    [.peak(.Hz(300), gain: .dB(-4), q: 0.8), .peak(.Hz(3000), gain: .dB(4), q: 1)],
    [.highShelf(.Hz(1000), gain: .dB(5)), .peak(.Hz(90), gain: .dB(-4), q: 1)],
  ]

  @Test(arguments: references.indices) func `the master comes as near to its reference as a third-octave equaliser can`(
    index: Int
  ) throws {
    let reference = Self.levels(Self.coloured(Self.references[index], seed: 11))
    let mix = Self.coloured([], seed: 12)
    let target = ToneTarget(levels: reference.map { .dB($0) })
    let result = try Mastered([MemorySource(mix)], MasterSettings(tone: target))
    let before = Self.distance(Self.levels(mix), reference)
    let after = Self.distance(Self.levels(result.master.floats), reference)
    // A mean distance of 1.2 dB is a similarity of 0.9.
    #expect(before > 1 && after < 0.5 * before)
    let reported = try #require(result.report.toneDistance)
    #expect(reported[1] < reported[0])
  }

  @Test func `no band moves by more than the bounds, however far the target is`() throws {
    let levels = ThirdOctaves.nominal.map { Decibels.dB(10 * log2($0 / 1000)) }
    let mix = Self.coloured([], seed: 12)
    let result = try Mastered([MemorySource(mix)], MasterSettings(tone: ToneTarget(levels: levels)))
    let gains = try #require(result.report.equaliser).map(\.value)
    #expect(zip(gains, ThirdOctaves.nominal).allSatisfy { abs($0) <= ($1 < 10_000 ? 6 : 3) })
    let heard = zip(Self.levels(result.master.floats), Self.levels(mix)).map { $0 - $1 }
    let spread = (heard.max() ?? 0) - (heard.min() ?? 0)
    #expect(spread <= 12.3)
  }

  @Test func `what a dull reference lacks is taken away as far as is allowed`() throws {
    let mix = Self.coloured([.highShelf(.Hz(2000), gain: .dB(12))], seed: 12)
    let dull = zip(Self.levels(mix), ThirdOctaves.nominal).map { Decibels.dB($0 - ($1 > 5000 ? 30 : 0)) }
    let settings = MasterSettings(tone: ToneTarget(levels: dull, edgeCut: .dB(36)))
    let gains = try #require(Mastered([MemorySource(mix)], settings).report.equaliser)
    #expect((gains[24] - gains[15]).value < -15)
    #expect(gains[10...18].allSatisfy { abs($0.value) <= 6 })
  }

  @Test func `what is not there is not raised`() throws {
    let tone = TestTone.sine(.Hz(200), amplitude: 0.3, seconds: 4)
    let flat = ToneTarget(levels: ThirdOctaves.nominal.map { _ in .dB(0) })
    let gains = try #require(Mastered([MemorySource(tone)], MasterSettings(tone: flat)).report.equaliser)
    #expect(gains[20...].allSatisfy { $0.value <= 0 })
  }

  @Test func `half the strength goes half the way`() throws {
    let mix = Self.coloured([], seed: 12)
    let shifted = zip(Self.levels(mix), ThirdOctaves.nominal).map { $0 + ($1 > 1000 ? 4 : 0) }
    let target = ToneTarget(levels: shifted.map { .dB($0) }, strength: 0.5)
    let gains = try #require(Mastered([MemorySource(mix)], MasterSettings(tone: target)).report.equaliser)
    #expect(abs(gains[20].value - gains[8].value - 2) < 0.5)
  }
}
