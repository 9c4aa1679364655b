import Audio
import Foundation
import TestSupport
import Testing

@Suite struct SpectrumTests {
  @Test(arguments: [256, 1000, 16_384]) func `transforming back gives the samples again`(size: Int) {
    let fft = RealFFT(size: size)
    let samples = Array(TestTone.noise(seconds: 1).left[..<size])
    let back = fft.inverse(fft.forward(samples[...]))
    #expect(zip(samples, back).allSatisfy { abs($0 - $1) < 1e-6 })
  }

  @Test func `the spectrum has the energy of the samples (Parseval)`() {
    let fft = RealFFT(size: 4096)
    let samples = Array(TestTone.noise(seconds: 1).left[..<4096])
    var power = [Float](repeating: 0, count: 2049)
    fft.addPower(of: samples[...], window: [Float](repeating: 1, count: 4096), to: &power)
    let bins = power.map(Double.init)
    let inSpectrum = (bins[0] + bins[2048] + 2 * bins[1..<2048].reduce(0, +)) / 4096
    let inTime = samples.reduce(0.0) { $0 + Double($1) * Double($1) }
    #expect(abs(inSpectrum / inTime - 1) < 1e-5)
  }

  @Test func `multiplying spectra convolves`() {
    let fft = RealFFT(size: 16)
    let product = fft.forward([1, 2, 3][...]) * fft.forward([0, 1, -1][...])
    let expected: [Float] = [0, 1, 1, 1, -3]
    #expect(zip(fft.inverse(product), expected).allSatisfy { abs($0 - $1) < 1e-6 })
  }

  @Test func `white noise rises by 1 dB from third octave to third octave`() {
    let power = [Float](repeating: 1, count: 8193)
    let levels = ThirdOctaves.sum(power: power, rate: .standard).map { 10 * log10($0) }
    #expect(zip(levels, levels.dropFirst()).allSatisfy { abs($1 - $0 - 1) < 0.01 })
  }

  @Test(arguments: [40.0, 100, 1000, 5011.9, 15_848.9])
  func `a tone is found in the band around it`(frequency: Double) throws {
    let fft = RealFFT(size: 16_384)
    var power = [Float](repeating: 0, count: 8193)
    let tone = TestTone.sine(.Hz(frequency)).left
    fft.addPower(of: tone[..<16_384], window: Window.hann(16_384), to: &power)
    let bands = ThirdOctaves.sum(power: power, rate: .standard)
    let loudest = try #require(bands.indices.max { bands[$0] < bands[$1] })
    #expect(abs(log10(ThirdOctaves.centres[loudest].value / frequency)) < 0.05)
    // At 40 Hz the main lobe of the window is wider than the band.
    #expect(bands[loudest] / bands.reduce(0, +) > 0.98)
  }
}
