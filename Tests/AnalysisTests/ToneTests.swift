import Analysis
import Audio
import Foundation
import TestSupport
import Testing

struct ToneTests {
  private func tone(_ mono: [Float]) throws -> ToneProfile { try #require(try profile(mono).tone) }

  @Test func `white noise rises by 3 dB per octave`() throws {
    let tilt = try tone(Tones.noise(seconds: 20)).tilt
    #expect(abs(tilt.dbPerOctave - 10 * log10(2)) < 0.1)
    #expect(tilt.lowHz == 100 && tilt.highHz == 10_000)
  }

  @Test func `pink noise is level`() throws {
    #expect(abs(try tone(Tones.pinkNoise(seconds: 20)).tilt.dbPerOctave) < 0.15)
  }

  @Test func `the spectra at both rates fit together`() throws {
    let levels = try tone(Tones.noise(seconds: 20)).spectrum
    let step = try #require(levels.first { $0.hz == 1000 }).db - (try #require(levels.first { $0.hz == 800 }).db)
    // Bands of white noise differ as their widths do.
    #expect(abs(step - 1) < 0.3)
  }

  @Test(arguments: [63.0, 250, 800, 1000, 4000, 12_500])
  func `a sine stands in its own band`(frequency: Double) throws {
    let levels = try tone(Tones.sine(frequency, seconds: 6)).spectrum
    #expect(levels.first { $0.db == 0 }?.hz == frequency)
    #expect(levels.allSatisfy { $0.hz == frequency || $0.db < -20 })
  }

  @Test func `quiet parts count in the spectrum of the whole but not in that of the key sections`() throws {
    let measured = try profile(
      Tones.sine(4000, amplitude: 0.1, seconds: 30) + Tones.sine(250, amplitude: 0.2, seconds: 14))
    let level = { (bands: [BandLevel]?) in bands?.first { $0.hz == 4000 }?.db ?? 0 }
    // 30 s at a quarter of the power against 14 s, within the edges of the frames.
    #expect(abs(level(measured.tone?.spectrum) + 10 * log10(56.0 / 30)) < 0.3)
    #expect(level(measured.eqProfile) < -50)
  }

  @Test func `clicks are percussive and chords are harmonic`() throws {
    #expect(try #require(try tone(ClickTrack(bpm: 120, seconds: 10).samples).percussiveDb) > 10)
    let chord = zip(Tones.sine(220, seconds: 10), Tones.sine(1318.5, seconds: 10)).map { $0 + $1 }
    #expect(try #require(try tone(chord).percussiveDb) < -20)
  }

  @Test func `noise bursts and tones of one energy are about even`() throws {
    var bursts = Tones.silence(seconds: 20)
    let noise = Tones.noise(amplitude: 1, seconds: 20)
    for i in bursts.indices where i % 24_000 < 960 { bursts[i] = noise[i] }
    let energy = bursts.reduce(0) { $0 + $1 * $1 } / Float(bursts.count)
    let tones = Tones.sine(440, amplitude: Double((2 * energy).squareRoot()), seconds: 20)
    let mixed = try tone(zip(bursts, tones).map { $0 + $1 })
    #expect(abs(try #require(mixed.percussiveDb)) < 3)
  }

  @Test func `silence has no tone`() throws { #expect(try profile(Tones.silence(seconds: 5)).tone == nil) }
}

struct StereoTests {
  /// A sine whose right channel is late by `phase` radians.
  private func shifted(_ frequency: Double, _ phase: Double) throws -> StereoImage {
    let wave = { (start: Double) in
      (0..<240_000).map { Float(0.4 * sin(2 * .pi * frequency * Double($0) / 48_000 - start)) }
    }
    return try StyleAnalysis.analyze(MemorySource(StereoBuffer(left: wave(0), right: wave(phase)))).stereo
  }

  @Test(arguments: [(300.0, 1), (1000, 2), (4000, 3), (10_000, 4)], [0.3, 1.2, 2.5])
  func `a shifted sine has the width and correlation of its angle`(tone: (Double, Int), phase: Double) throws {
    let image = try shifted(tone.0, phase)
    let band = image.width[tone.1]
    #expect(band.lowHz < tone.0 && tone.0 < band.highHz)
    #expect(abs(band.correlation - cos(phase)) < 0.01)
    #expect(abs(band.sideDb - 20 * log10(tan(phase / 2))) < 0.1)
    #expect(abs(image.correlation - cos(phase)) < 0.01)
    #expect(image.lowEnd.monoShare > 0.9 || tone.0 > 120)
  }

  @Test(arguments: [0.0, 0.5, 1.5, 3.1])
  func `the low end is mono by the cosine of half the angle`(phase: Double) throws {
    let low = try shifted(60, phase).lowEnd
    #expect(low.belowHz == 120)
    #expect(abs(low.monoShare - cos(phase / 2) * cos(phase / 2)) < 0.01)
  }

  @Test func `sound on one side is half side`() throws {
    let noise = Tones.noise(seconds: 4)
    let silent = Tones.silence(seconds: 4)
    let image = try StyleAnalysis.analyze(MemorySource(StereoBuffer(left: noise, right: silent))).stereo
    #expect(image.width.allSatisfy { abs($0.sideDb) < 0.01 })
    #expect(abs(image.lowEnd.monoShare - 0.5) < 0.001)
  }
}
