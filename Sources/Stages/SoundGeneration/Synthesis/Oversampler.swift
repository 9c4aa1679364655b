import Foundation
import Signal

/// Runs a curve at twice the rate, so that the harmonics it makes above half the rate are taken out and not mirrored.
///
/// Source: half-band windowed sinc, 47 taps, Kaiser window with β = 7.9 (80 dB, J. Kaiser 1974): every second tap but the
/// middle one is 0, so that either way costs 12 products a sample.
struct Oversampler: Sendable {
  private static let side = 12
  /// The taps beside the middle one, at odd distances 1, 3 … 23.
  private static let taps: [Float] = {
    func bessel(_ x: Double) -> Double {
      (1...24).reduce((sum: 1.0, term: 1.0)) { state, k in
        let term = state.term * pow(x / 2 / Double(k), 2)
        return (state.sum + term, term)
      }.sum
    }
    let raw = (0..<side).map { index in
      let distance = Double(2 * index + 1)
      let window = bessel(7.9 * (1 - pow(distance / 24, 2)).squareRoot()) / bessel(7.9)
      return sin(Double.pi * distance / 2) / (Double.pi * distance) * window
    }
    let sum = 2 * raw.reduce(0, +)
    return raw.map { Float(0.5 * $0 / sum) }
  }()

  /// The last 24 samples before the curve, and the last of either phase behind it; newest last, written twice over.
  private var before = [SIMD2<Float>](repeating: .zero, count: 48)
  private var odd = [SIMD2<Float>](repeating: .zero, count: 48)
  private var even = [SIMD2<Float>](repeating: .zero, count: 48)
  private var head = 0
  private let taps = Oversampler.taps

  /// The delay in frames between a sound and what comes out.
  static let delay = 23

  /// What comes out for the next frame: `curve` applied at twice the rate.
  @inline(__always)
  mutating func next(_ x: SIMD2<Float>, _ curve: (SIMD2<Float>) -> SIMD2<Float>) -> SIMD2<Float> {
    head = head == 23 ? 0 : head + 1
    before[head] = x
    before[head + 24] = x
    // Between two samples lies the interpolated one; the sample itself passes in the middle of the window.
    let newest = head + 24
    var between = SIMD2<Float>.zero
    for tap in 0..<Self.side {
      between += 2 * taps[tap] * (before[newest - 11 + tap] + before[newest - 12 - tap])
    }
    let first = curve(before[newest - 12])
    let second = curve(between)
    even[head] = first
    even[head + 24] = first
    odd[head] = second
    odd[head + 24] = second
    var y = 0.5 * even[newest - 11]
    for tap in 0..<Self.side { y += taps[tap] * (odd[newest - 11 + tap] + odd[newest - 12 - tap]) }
    return y
  }
}
