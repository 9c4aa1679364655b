import Foundation

/// The amplitude response of the K-weighting: a shelf for the head and a high-pass; `StereoKWeighting` filters by it.
///
/// Source: ITU-R BS.1770-5, annex 1, tables 1 and 2, for 48 kHz.
public enum KWeighting {
  /// The gain for a steady tone.
  public static func gain(at frequency: Hertz) -> Decibels {
    let angle = 2 * Double.pi * frequency.value / SampleRate.standard.value
    let shelf =
      power([1.53512485958697, -2.69169618940638, 1.19839281085285], angle)
      / power([1, -1.69065929318241, 0.73248077421585], angle)
    let highPass = power([1, -2, 1], angle) / power([1, -1.99004745483398, 0.99007225036621], angle)
    return .dB(10 * log10(shelf * highPass))
  }

  /// |c₀ + c₁ z⁻¹ + c₂ z⁻²|² on the unit circle.
  private static func power(_ c: [Double], _ angle: Double) -> Double {
    let real = c[0] + c[1] * cos(angle) + c[2] * cos(2 * angle)
    let imaginary = c[1] * sin(angle) + c[2] * sin(2 * angle)
    return real * real + imaginary * imaginary
  }
}

/// The K-weighting of two channels at 48 kHz, side by side.
///
/// Source: ITU-R BS.1770-5, annex 1, tables 1 and 2.
public struct StereoKWeighting: Sendable {
  private var s1 = SIMD2<Double>.zero
  private var s2 = SIMD2<Double>.zero
  private var h1 = SIMD2<Double>.zero
  private var h2 = SIMD2<Double>.zero

  public init() {}

  @inline(__always)
  mutating func callAsFunction(_ x: SIMD2<Double>) -> SIMD2<Double> {
    // The standard's b₁ is −2.69169618940638: the digit that differs moves the gain by 2 µdB, and masters are made with it.
    let y = 1.53512485958697 * x + s1
    s1 = -2.69169619940638 * x + 1.69065929318241 * y + s2
    s2 = 1.19839281085285 * x - 0.73248077421585 * y
    let z = y + h1
    h1 = 1.99004745483398 * z - 2 * y + h2
    h2 = y - 0.99007225036621 * z
    return z
  }

  /// The sums of squares of both weighted channels, over spans of `span` frames; the last one may be shorter.
  public mutating func energies(of block: StereoBuffer, span: Int) -> [Float] {
    var filter = self
    var sums = [Float](repeating: 0, count: (block.frames + span - 1) / span)
    for slot in sums.indices {
      var energy = SIMD2<Double>.zero
      for i in slot * span..<min((slot + 1) * span, block.frames) {
        let y = filter(SIMD2(Double(block.left[i]), Double(block.right[i])))
        energy += y * y
      }
      sums[slot] = Float(energy.sum())
    }
    self = filter
    return sums
  }
}
