import Audio
import Foundation
import TestSupport
import Testing

@testable import Synthesis

@Suite struct WaveshaperTests {
  private static let curves: [Waveshaper.Curve] = [.soft, .hard, .fold]

  /// x(27 + x²)/(27 + 9x²), which is within 3 % of tanh and reaches 1 at 3.
  @Test func `the saturation is the Padé approximant of tanh, held at ±1`() {
    for step in -500...500 {
      let x = Double(step) / 100
      let c = min(3, max(-3, x))
      #expect(abs(Double(saturate(Float(x))) - c * (27 + c * c) / (27 + 9 * c * c)) < 1e-6)
      #expect(abs(Double(saturate(Float(x))) - tanh(x)) < 0.03)
      #expect(saturate(Float(-x)) == -saturate(Float(x)))
      #expect(abs(saturate(SIMD4<Float>(repeating: Float(x))).x - saturate(Float(x))) < 3e-7)
    }
  }

  @Test(arguments: curves, [0.0, 0.06, 0.25, 0.5]) func `silence stays silent, however lopsided the curve`(
    curve: Waveshaper.Curve, bias: Double
  ) {
    let shaper = Waveshaper(curve, drive: 12, bias: bias)
    #expect(shaper(.zero) == .zero)
  }

  @Test(arguments: curves, [0.0, 6, 20]) func `without a bias the curve is odd and bounded`(
    curve: Waveshaper.Curve, drive: Double
  ) {
    let shaper = Waveshaper(curve, drive: drive)
    let bound = Float(Decibels.dB(-0.25 * drive).factor) * 1.001
    for step in 0...400 {
      let x = SIMD4<Float>(repeating: Float(step) / 100)
      #expect(abs(shaper(x).x + shaper(-x).x) < 1e-5)
      #expect(abs(shaper(x).x) <= bound)
    }
  }

  @Test(arguments: [Waveshaper.Curve.soft, .hard]) func `limiting curves rise everywhere, so that no wave turns back`(
    curve: Waveshaper.Curve
  ) {
    let shaper = Waveshaper(curve, drive: 10)
    for step in 1...300 {
      let (low, high) = (Float(step - 1) / 100, Float(step) / 100)
      #expect(shaper(SIMD4(repeating: high)).x >= shaper(SIMD4(repeating: low)).x - 1e-6)
    }
  }

  /// sin of a quarter turn per unit: 1 at 1, 0 at 2, −1 at 3.
  @Test(arguments: [(0.0, 0.0), (0.5, 0.7071), (1, 1), (2, 0), (3, -1), (4, 0)])
  func `folding is a sine of the driven sound`(x: Float, y: Float) {
    #expect(abs(Waveshaper(.fold, drive: 0)(SIMD4(repeating: x)).x - y) < 1e-4)
  }

  @Test func `quiet sound gains three quarters of the drive`() {
    let shaper = Waveshaper(.soft, drive: 8)
    let gain = 20 * log10(Double(shaper(SIMD4(repeating: 0.001)).x / 0.001))
    #expect(abs(gain - 6) < 0.01)
  }

  @Test(arguments: [true, false]) func `a driven wave has no offset, and equal channels stay equal`(isMono: Bool) {
    var drive = StereoDrive(Waveshaper(.fold, drive: 12, bias: 0.25), isMono: isMono)
    var phase = 0.0
    var sum = 0.0
    for index in 0..<3000 {
      var chunk = StereoChunk()
      chunk.update { _ in
        phase += 2 * Double.pi * 100 / 48_000
        return SIMD2(repeating: Float(0.6 * sin(phase)))
      }
      drive.process(&chunk)
      for four in 0..<MonoChunk.fours {
        #expect(chunk.left[four] == chunk.right[four])
        if index >= 1500 { sum += Double(chunk.left[four].sum()) }
      }
    }
    #expect(abs(sum / (1500 * 64)) < 1e-3)
  }
}
