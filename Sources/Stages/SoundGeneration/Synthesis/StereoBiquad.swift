import Audio

/// One second-order section for both channels at once, transposed direct form II.
struct StereoBiquad: Sendable {
  private let c: BiquadCoefficients
  private var z1 = SIMD2<Float>.zero
  private var z2 = SIMD2<Float>.zero

  init(_ coefficients: BiquadCoefficients) { c = coefficients }

  @inline(__always)
  mutating func callAsFunction(_ x: SIMD2<Float>) -> SIMD2<Float> {
    let y = c.b0 * x + z1
    z1 = c.b1 * x - c.a1 * y + z2
    z2 = c.b2 * x - c.a2 * y
    return y
  }
}
