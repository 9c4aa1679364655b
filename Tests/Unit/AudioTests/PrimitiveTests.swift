import Audio
import Foundation
import TestSupport
import Testing

/// Small values and filters, against closed forms and published figures.
@Suite struct PrimitiveTests {
  @Test(arguments: [(1, 0), (2, 6.0206), (0.5, -6.0206), (10, 20), (0, -.infinity)] as [(Double, Double)])
  func `decibels are twenty times the logarithm`(factor: Double, decibels: Double) {
    let level = Decibels(factor: factor)
    #expect(level.value == decibels || abs(level.value - decibels) < 1e-4)
    #expect(abs(level.factor - factor) < 1e-12)
  }

  @Test(arguments: [(0.1, 4800), (0.00001, 0), (1.0 / 48_000, 1), (600, 28_800_000)])
  func `a length has the nearest whole number of frames`(seconds: Double, frames: Int) {
    #expect(SampleRate.standard.frames(in: .s(seconds)) == frames)
  }

  @Test func `a unit is a bare number in JSON`() throws {
    let bytes = try JSONEncoder().encode([Loudness.LUFS(-14.5)])
    #expect(String(decoding: bytes, as: UTF8.self) == "[-14.5]")
    #expect(try JSONDecoder().decode([Loudness].self, from: bytes) == [.LUFS(-14.5)])
  }

  /// SplitMix64's reference implementation (Vigna, splitmix64.c) from the state 1234567.
  @Test func `random numbers are SplitMix64's`() {
    var random = SeededRandom(Seed(1_234_567))
    let expected: [UInt64] = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
    #expect(expected == (0..<3).map { _ in random.next() })
  }

  @Test func `third octaves lie as IEC 61260-1 has them`() {
    #expect(ThirdOctaves.centres.count == 27 && ThirdOctaves.nominal.count == 27)
    #expect(ThirdOctaves.centres[14] == .Hz(1000))
    for (exact, nominal) in zip(ThirdOctaves.centres, ThirdOctaves.nominal) {
      #expect(abs(exact.value / nominal - 1) < 0.02)
    }
  }

  @Test func `white noise has 1 dB more in each third octave than in the one below`() {
    let bands = ThirdOctaves.sum(power: [Float](repeating: 1, count: 8193), rate: .standard)
    for (low, high) in zip(bands, bands.dropFirst()) { #expect(abs(10 * log10(high / low) - 1) < 1e-3) }
  }

  @Test func `an offset is blocked and a tone is not`() {
    var blocker = DCBlocker(corner: .Hz(5))
    var block = StereoBuffer(mono: (0..<96_000).map { Float(0.25 + 0.5 * sin(2 * .pi * Double($0) / 48)) })
    blocker.process(&block)
    let tail = block[frames: 48_000..<96_000]
    #expect(abs(tail.left.reduce(0, +) / 48_000) < 1e-4)
    #expect(abs((tail.left.max() ?? 0) - 0.5) < 1e-3)
  }

  @Test(arguments: [(1, [0x64, 0x61, 0x74, 0x61, 1, 0, 0, 0, 7, 0]), (2, [0x64, 0x61, 0x74, 0x61, 2, 0, 0, 0, 7, 7])])
  func `a chunk is padded to an even length that it does not count`(count: Int, bytes: [UInt8]) {
    #expect(RIFFChunk("data", [UInt8](repeating: 7, count: count)).bytes == bytes)
  }

  @Test(arguments: [(-1, 2, [0xff, 0xff]), (0x0102, 4, [2, 1, 0, 0]), (-8_388_608, 3, [0, 0, 0x80])])
  func `integers are written with the lowest byte first`(value: Int, count: Int, bytes: [UInt8]) {
    #expect(value.littleEndian(bytes: count) == bytes)
  }

  @Test func `what lies outside of a buffer is silence`() {
    let sound = StereoBuffer(left: [1, 2, 3], right: [4, 5, 6])
    #expect(sound[frames: -2..<5] == StereoBuffer(left: [0, 0, 1, 2, 3, 0, 0], right: [0, 0, 4, 5, 6, 0, 0]))
    #expect(sound[frames: 1..<2] == StereoBuffer(left: [2], right: [5]))
    #expect(StereoBuffer(frames: 5000).isSilent && !sound.isSilent)
  }

  @Test func `key sections are the loudest quarter, the earlier ones of equals, in order of time`() {
    let levels = [1.0, 9, 3, 9, 2, 9, 0, 0]
    #expect(KeySections.windows(levels: levels) == [48_000..<192_000, 144_000..<288_000])
    #expect(KeySections.windows(levels: [5]) == [0..<144_000])
  }
}
