import Foundation

/// The five coefficients of a second-order section, normalised so that a₀ is 1.
public struct BiquadCoefficients: Sendable, Hashable {
  public let b0, b1, b2, a1, a2: Float

  private init(_ b: (Double, Double, Double), _ a: (Double, Double, Double)) {
    b0 = Float(b.0 / a.0)
    b1 = Float(b.1 / a.0)
    b2 = Float(b.2 / a.0)
    a1 = Float(a.1 / a.0)
    a2 = Float(a.2 / a.0)
  }
}

/// Source: R. Bristow-Johnson, *Cookbook formulae for audio equalizer biquad filter coefficients*.
extension BiquadCoefficients {
  /// Lets what lies above `corner` pass; 12 dB per octave.
  public static func highPass(_ corner: Hertz, q: Double = 0.7071, rate: SampleRate = .standard) -> Self {
    let (c, alpha) = angle(corner, q, rate)
    return Self(((1 + c) / 2, -(1 + c), (1 + c) / 2), (1 + alpha, -2 * c, 1 - alpha))
  }

  /// Lets what lies below `corner` pass; 12 dB per octave.
  public static func lowPass(_ corner: Hertz, q: Double = 0.7071, rate: SampleRate = .standard) -> Self {
    let (c, alpha) = angle(corner, q, rate)
    return Self(((1 - c) / 2, 1 - c, (1 - c) / 2), (1 + alpha, -2 * c, 1 - alpha))
  }

  /// Lets a band around `centre` pass, with a gain of 1 at the centre.
  public static func bandPass(_ centre: Hertz, q: Double, rate: SampleRate = .standard) -> Self {
    let (c, alpha) = angle(centre, q, rate)
    return Self((alpha, 0, -alpha), (1 + alpha, -2 * c, 1 - alpha))
  }

  /// Raises or lowers a bell around `centre` by `gain`.
  public static func peak(_ centre: Hertz, gain: Decibels, q: Double, rate: SampleRate = .standard) -> Self {
    let (c, alpha) = angle(centre, q, rate)
    let a = pow(10, gain.value / 40)
    return Self((1 + alpha * a, -2 * c, 1 - alpha * a), (1 + alpha / a, -2 * c, 1 - alpha / a))
  }

  /// Raises or lowers everything below `corner` by `gain`; the slope is 1.
  public static func lowShelf(_ corner: Hertz, gain: Decibels, rate: SampleRate = .standard) -> Self {
    shelf(corner, gain, rate, side: -1)
  }

  /// Raises or lowers everything above `corner` by `gain`; the slope is 1.
  public static func highShelf(_ corner: Hertz, gain: Decibels, rate: SampleRate = .standard) -> Self {
    shelf(corner, gain, rate, side: 1)
  }

  private static func shelf(_ corner: Hertz, _ gain: Decibels, _ rate: SampleRate, side s: Double) -> Self {
    let (c, alpha) = angle(corner, 0.7071, rate)
    let a = pow(10, gain.value / 40)
    let root = 2 * a.squareRoot() * alpha
    let plus = a + 1
    let minus = a - 1
    let b = (a * (plus + s * minus * c + root), -2 * s * a * (minus + s * plus * c), a * (plus + s * minus * c - root))
    return Self(b, (plus - s * minus * c + root, 2 * s * (minus - s * plus * c), plus - s * minus * c - root))
  }

  /// cos ω and α = sin ω / 2Q; the frequency is kept below 0.49 of the rate.
  private static func angle(_ frequency: Hertz, _ q: Double, _ rate: SampleRate) -> (Double, Double) {
    let w = 2 * Double.pi * min(frequency.value, 0.49 * rate.value) / rate.value
    return (cos(w), sin(w) / (2 * q))
  }
}

/// One second-order section, transposed direct form II.
public struct Biquad: Sendable {
  public var coefficients: BiquadCoefficients
  private var z1: Float = 0
  private var z2: Float = 0

  public init(_ coefficients: BiquadCoefficients) { self.coefficients = coefficients }

  /// The next output for the next input.
  @inline(__always)
  public mutating func callAsFunction(_ x: Float) -> Float {
    let y = coefficients.b0 * x + z1
    z1 = coefficients.b1 * x - coefficients.a1 * y + z2
    z2 = coefficients.b2 * x - coefficients.a2 * y
    return y
  }

  /// Filters `samples` in place.
  public mutating func process(_ samples: inout [Float]) {
    var section = self
    for i in samples.indices { samples[i] = section(samples[i]) }
    self = section
  }
}
