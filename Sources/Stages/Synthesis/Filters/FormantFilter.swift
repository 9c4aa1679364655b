/// The resonances of a vocal tract side by side on one channel, moving from vowel to vowel.
///
/// Five state-variable band-passes in the lanes of one vector (A. Simper 2013, as `StateVariableFilter`).
struct FormantFilter: Sendable {
  /// 2a₁ − 1, 2a₂ and 2a₃ of the source.
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
      let g = warped(frequency)
      let k = max(0.02, Vowel.bandwidths[lane] * shift / frequency)
      let a = 1 / (1 + g * (g + k))
      a1[lane] = 2 * a - 1
      a2[lane] = 2 * g * a
      a3[lane] = 2 * g * g * a
      out[lane] = 0.5 * k * vowel.levels[lane]
    }
  }

  /// The equations are solved for the new states, as in `StateVariableFilter`.
  @inline(__always)
  mutating func next(_ x: Float) -> Float {
    let (before, last) = (first, second)
    first = a2 * x + (a1 * before - a2 * last)
    second = a3 * x + ((1 - a3) * last + a2 * before)
    return (out * (before + first)).sum()
  }
}
