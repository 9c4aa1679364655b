import Foundation
import Signal

/// A zero-delay state-variable filter for both channels, 12 dB per octave.
///
/// Source: V. Zavalishin, *The Art of VA Filter Design* (2018), chapter 4: topology-preserving transform.
struct StateVariableFilter: Sendable {
  enum Output: Sendable { case lowPass, bandPass, highPass }

  private let output: Output
  private var g: Float = 0
  private var k: Float = 1
  private var a: Float = 1
  private var left: SIMD2<Float> = .zero
  private var right: SIMD2<Float> = .zero

  init(_ output: Output) { self.output = output }

  /// Sets the corner, kept within 20 Hz … 20 kHz, and the resonance, 0 (none) … 1 (rings for ever).
  mutating func set(cutoff: Double, resonance: Double) {
    g = tan(Float.pi * Float(min(20_000, max(20, cutoff)) / SampleRate.standard.value))
    k = Float(2 - 1.96 * min(1, max(0, resonance)))
    a = 1 / (1 + g * (g + k))
  }

  @inline(__always)
  mutating func next(_ l: Float, _ r: Float) -> (Float, Float) {
    (step(l, &left), step(r, &right))
  }

  @inline(__always)
  private func step(_ x: Float, _ state: inout SIMD2<Float>) -> Float {
    let s1 = state.x
    let s2 = state.y
    let high = (x - (g + k) * s1 - s2) * a
    let band = g * high + s1
    let low = g * band + s2
    state = SIMD2(g * high + band, g * band + low)
    switch output {
    case .lowPass: return low
    case .bandPass: return k * band
    case .highPass: return high
    }
  }
}
