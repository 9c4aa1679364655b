import Audio
import Foundation
import Testing

@testable import Synthesis

@Suite struct OversamplerTests {
  /// I₀(0) = 1, I₀(1) = 1.26607, I₀(2) = 2.27959, I₀(5) = 27.2399 (Abramowitz and Stegun, table 9.8).
  @Test(arguments: [(1.0, 1.266_066), (2, 2.279_585), (5, 27.239_87)]) func `the Kaiser window ends at 1/I₀(β)`(
    beta: Double, bessel: Double
  ) {
    let window = KaiserWindow(beta: beta)
    #expect(abs(window(0) - 1) < 1e-9)
    #expect(abs(window(1) - 1 / bessel) < 1e-6 && abs(window(-1) - 1 / bessel) < 1e-6)
    for step in 1...20 { #expect(window(Double(step) / 20) < window(Double(step - 1) / 20)) }
  }

  private static func chunk(_ frame: Int, _ wave: (Int) -> Float) -> MonoChunk {
    var chunk = MonoChunk()
    for i in 0..<64 { chunk[i / 4][i % 4] = wave(frame + i) }
    return chunk
  }

  private static func sine(_ hertz: Double, rate: Double) -> (Int) -> Float {
    { Float(sin(2 * Double.pi * hertz * Double($0) / rate)) }
  }

  /// The amplitude of a tone by its correlation with sine and cosine, after the filters have filled.
  private static func amplitude(_ samples: [Float], _ hertz: Double) -> Double {
    var (real, imaginary) = (0.0, 0.0)
    for (i, x) in samples.enumerated() {
      let angle = 2 * Double.pi * hertz * Double(i) / 48_000
      real += Double(x) * cos(angle)
      imaginary += Double(x) * sin(angle)
    }
    return 2 * (real * real + imaginary * imaginary).squareRoot() / Double(samples.count)
  }

  private static func decimated(_ hertz: Double) -> [Float] {
    var decimator = SteepDecimator()
    let wave = sine(hertz, rate: 96_000)
    var output: [Float] = []
    for index in 0..<160 {
      let chunk = decimator(chunk(128 * index, wave), chunk(128 * index + 64, wave))
      for four in 0..<MonoChunk.fours { output += (0..<4).map { chunk[four][$0] } }
    }
    return Array(output[640..<10_240])
  }

  @Test(arguments: [100.0, 5000, 12_000, 20_000, 21_750]) func `the steep decimator is flat up to 21.8 kHz`(
    hertz: Double
  ) {
    #expect(abs(20 * log10(Self.amplitude(Self.decimated(hertz), hertz))) < 0.1)
  }

  @Test(arguments: [25_100.0, 27_000, 33_000, 41_000, 46_000]) func `what would alias is 70 dB down`(hertz: Double) {
    let peak = Self.decimated(hertz).map(abs).max() ?? 1
    #expect(20 * log10(Double(peak)) < -69)
  }

  /// Both ways delay by 23 frames together.
  @Test(arguments: [200.0, 3000, 10_000]) func `up and down again only delays`(hertz: Double) {
    var oversampler = Oversampler()
    let wave = Self.sine(hertz, rate: 48_000)
    var output: [Float] = []
    for index in 0..<20 {
      let (first, second) = oversampler.up(Self.chunk(64 * index, wave))
      let chunk = oversampler.down(first, second)
      for four in 0..<MonoChunk.fours { output += (0..<4).map { chunk[four][$0] } }
    }
    let worst = (128..<output.count).map { abs(output[$0] - wave($0 - Oversampler.delay)) }.max() ?? 1
    #expect(worst < 2e-3)
  }

  /// Three samples of a slow tone between two of its own lie where the tone does, at half a frame.
  @Test func `the frames between are those of the wave`() {
    var oversampler = Oversampler()
    let wave = Self.sine(1000, rate: 48_000)
    var doubled: [Float] = []
    for index in 0..<10 {
      let (first, second) = oversampler.up(Self.chunk(64 * index, wave))
      for half in [first, second] {
        for four in 0..<MonoChunk.fours { doubled += (0..<4).map { half[four][$0] } }
      }
    }
    let exact = { (i: Int) in Float(sin(2 * Double.pi * 1000 * (Double(i) / 2 - 12) / 48_000)) }
    let worst = (200..<doubled.count).map { abs(doubled[$0] - exact($0)) }.max() ?? 1
    #expect(worst < 1e-3)
  }

  @Test func `an accumulated phase does not drift in ten minutes`() {
    var phase = PhaseAccumulator()
    let step = 440.0 / 48_000
    let whole = UInt32(truncatingIfNeeded: Int64(step * 0x1p32))
    for _ in 0..<7_200_000 - 1 { _ = phase.next(step) }
    let last = phase.next(step)
    let expected = Int32(bitPattern: whole &* (4 * (7_200_000 - 1)))
    #expect(last.x == Float(expected) * 0x1p-32)
  }

  @Test func `four phases are one step apart and stay within half a turn`() {
    var phase = PhaseAccumulator()
    for _ in 0..<1000 {
      let phases = phase.next(0.123)
      for lane in 0..<4 { #expect((-0.5...0.5).contains(phases[lane])) }
      let difference = phases[1] - phases[0]
      #expect(abs(difference - 0.123) < 1e-6 || abs(difference + 0.877) < 1e-6)
    }
  }
}
