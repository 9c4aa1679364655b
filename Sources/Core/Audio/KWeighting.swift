import Foundation

/// The K-weighting as it is heard: a shelf for the head and a high-pass; `StereoKWeighting` filters by it.
///
/// Source: ITU-R BS.1770-5, annex 1, tables 1 and 2, for 48 kHz.
public enum KWeighting {
  /// What the weighting does to a steady tone.
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
