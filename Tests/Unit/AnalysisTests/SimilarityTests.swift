import Analysis
import Audio
import Foundation
import TestSupport
import Testing

struct SimilarityTests {
  private func fingerprint(_ mono: [Float]) throws -> SpectralFingerprint {
    try #require(try SpectralFingerprint.measure(MemorySource(StereoBuffer(mono: mono))))
  }

  /// A fingerprint with these levels, as if it had been stored.
  private func stored(_ levels: [Double]) throws -> SpectralFingerprint {
    try JSONDecoder().decode(SpectralFingerprint.self, from: JSONEncoder().encode(["levels": levels]))
  }

  @Test func `a recording is like itself, and level does not count`() throws {
    let noise = Tones.pinkNoise(seconds: 12)
    let original = try fingerprint(noise)
    #expect(original.similarity(to: original).score == 1)
    let quieter = try fingerprint(noise.map { $0 * 0.1 })
    #expect(original.similarity(to: quieter).score > 0.9999)
  }

  @Test func `pink noise is flat in third octaves`() throws {
    let levels = try fingerprint(Tones.pinkNoise(seconds: 30)).levels
    // Below 80 Hz 30 s are too short for a steady level.
    #expect(levels[3..<25].allSatisfy { abs($0 - levels[14]) < 1.2 })
  }

  @Test func `a tilt of 1 dB per octave scores 0.83`() throws {
    let flat = try stored([Double](repeating: 0, count: 27))
    let tilted = try stored((0..<27).map { Double($0) / 3 - 26.0 / 3 })
    // 0.83 is the median over music of many spectra.
    #expect(abs(flat.similarity(to: tilted).score - 0.83) < 0.02)
  }

  @Test(arguments: [1.0, 2, 3, 6])
  func `the score falls by a twelfth for each decibel of mean deviation`(deviation: Double) throws {
    let flat = try stored([Double](repeating: 0, count: 27))
    // Two thirds of the bands stay, so the median stays; one third is lower by three times the mean deviation.
    let rough = try stored((0..<27).map { $0 % 3 == 1 ? -min(12, 3 * deviation) : 0 })
    let expected = 1 - min(12, 3 * deviation) / 3 / 12
    #expect(abs(flat.similarity(to: rough).score - expected) < 0.02)
  }

  @Test func `differences count only up to 12 dB and only where something is audible`() throws {
    var levels = [Double](repeating: 0, count: 27)
    let flat = try stored(levels)
    levels[14] = -60
    let hole = flat.similarity(to: try stored(levels))
    let weight = hole.parts[14].weight
    #expect(abs(hole.score - (1 - weight)) < 1e-9)
    #expect(abs(hole.parts.reduce(0) { $0 + $1.weight } - 1) < 1e-9)
    var quiet = [Double](repeating: -60, count: 27)
    quiet[14] = 0
    #expect(try stored(quiet).similarity(to: try stored(quiet)).parts[0].weight < hole.parts[0].weight)
  }

  @Test func `the losses of the three ranges and the score sum to 1`() throws {
    let a = try stored((0..<27).map { $0 < 8 ? 0 : -6 })
    let report = try stored([Double](repeating: 0, count: 27)).similarity(to: a)
    #expect(abs(report.score + report.regions.reduce(0) { $0 + $1.loss } - 1) < 1e-9)
    #expect(report.regions.map(\.lowHz) == [40, 250, 3150] && report.regions.map(\.highHz) == [200, 2500, 16_000])
    // The middle of all bands is not in the bass, so the bass is what differs.
    #expect(report.regions.map { ($0.db * 1000).rounded() / 1000 } == [-6, 0, 0])
  }

  @Test func `only the loudest quarter is compared`() throws {
    let (loud, other) = (Tones.pinkNoise(amplitude: 0.4, seconds: 10), Tones.noise(amplitude: 0.01, seconds: 30))
    let alone = try fingerprint(loud)
    let hidden = try fingerprint(Tones.silence(seconds: 5) + other + loud)
    #expect(alone.similarity(to: hidden).score > 0.95)
  }

  @Test func `similarity is symmetric`() throws {
    let (a, b) = (try fingerprint(Tones.pinkNoise(seconds: 5)), try fingerprint(Tones.noise(seconds: 5)))
    #expect(abs(a.similarity(to: b).score - b.similarity(to: a).score) < 0.01)
    #expect(a.similarity(to: b).score < 0.6)
  }

  @Test func `silence has no fingerprint`() throws {
    #expect(try SpectralFingerprint.measure(MemorySource(StereoBuffer(frames: 96_000))) == nil)
  }
}
