import Foundation
import Signal

/// The resonances of a vocal tract side by side on one channel, moving from vowel to vowel.
///
/// Five state-variable band-passes in the lanes of one vector (A. Simper 2013, as `StateVariableFilter`).
struct FormantFilter: Sendable {
  private var a1 = SIMD8<Float>.zero
  private var a2 = SIMD8<Float>.zero
  private var a3 = SIMD8<Float>.zero
  private var out = SIMD8<Float>.zero
  private var first = SIMD8<Float>.zero
  private var second = SIMD8<Float>.zero

  /// Takes the shape of `vowel`, with all formants moved up by the factor `shift`.
  mutating func set(_ vowel: Vowel, shift: Float = 1) {
    for lane in 0..<5 {
      let frequency = min(12_000, vowel.frequencies[lane] * shift)
      let g = tan(Float.pi * frequency / 48_000)
      let k = max(0.02, Vowel.bandwidths[lane] * shift / frequency)
      a1[lane] = 1 / (1 + g * (g + k))
      a2[lane] = g * a1[lane]
      a3[lane] = g * a2[lane]
      out[lane] = k * vowel.levels[lane]
    }
  }

  @inline(__always)
  mutating func next(_ x: Float) -> Float {
    let v3 = SIMD8(repeating: x) - second
    let v1 = a1 * first + a2 * v3
    let v2 = second + a2 * first + a3 * v3
    first = 2 * v1 - first
    second = 2 * v2 - second
    return (out * v1).sum()
  }
}
