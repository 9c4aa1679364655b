import Foundation
import Signal

/// The filter before a loudness meter, as a gain by frequency.
///
/// The two sections of ITU-R BS.1770-5 annex 1 with their coefficients for 48 kHz.
enum KWeighting {
  static func gain(at frequency: Hertz) -> Decibels {
    let w = 2 * Double.pi * frequency.value / 48_000
    let shelf = response(
      [1.53512485958697, -2.69169618940638, 1.19839281085285], [1, -1.69065929318241, 0.73248077421585], w)
    let highPass = response([1, -2, 1], [1, -1.99004745483398, 0.99007225036621], w)
    return Decibels(factor: (shelf * highPass).squareRoot())
  }

  /// |B(z) / A(z)|² at z = e^{iw}.
  private static func response(_ b: [Double], _ a: [Double], _ w: Double) -> Double { power(b, w) / power(a, w) }

  private static func power(_ c: [Double], _ w: Double) -> Double {
    let real = c[0] + c[1] * cos(w) + c[2] * cos(2 * w)
    let imaginary = c[1] * sin(w) + c[2] * sin(2 * w)
    return real * real + imaginary * imaginary
  }
}
