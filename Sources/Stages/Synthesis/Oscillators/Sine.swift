/// sin 2πp for any |p| < 2²², with an error below 2·10⁻⁷.
///
/// p is brought into −½ … ½ by adding and taking away 1.5·2²³, which rounds to a whole number. The rest is
/// p(p² − ¼) times an even polynomial, fitted by reweighted least squares: its zeros fall exactly on 0 and ±½.
@inline(__always)
func sine(_ p: Float) -> Float {
  let x = p - nearestWhole(p)
  let s = x * x
  let even = -25.132_726 + s * (64.834_346 + s * (-67.037_414 + s * (38.078_305 - s * 12.132_498)))
  return x * (s - 0.25) * even
}

/// The same for four phases at a time.
@inline(__always)
func sine(_ p: SIMD4<Float>) -> SIMD4<Float> {
  let x = p - nearestWhole(p)
  let s = x * x
  let high = s * (s * (38.078_305 - s * 12.132_498) - 67.037_414)
  return x * (s - 0.25) * (s * (high + 64.834_346) - 25.132_726)
}

/// The whole number next to `x`, for |x| < 2²².
@inline(__always)
func nearestWhole(_ x: Float) -> Float { (x + 12_582_912) - 12_582_912 }

/// The same for four numbers at a time.
@inline(__always)
func nearestWhole(_ x: SIMD4<Float>) -> SIMD4<Float> { (x + 12_582_912) - 12_582_912 }

/// tan πf/48 000 for a corner at f hertz, as filters of the trapezoidal rule want it.
func warped(_ frequency: Float) -> Float {
  let turns = 0.5 * frequency / 48_000
  return sine(turns) / sine(turns + 0.25)
}
