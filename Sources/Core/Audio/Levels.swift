import Foundation

/// A ratio of amplitudes: 20 · log₁₀(a / b).
public struct Decibels: Quantity {
  public let value: Double
  public init(value: Double) { self.value = value }
  public static func dB(_ value: Double) -> Self { Self(value: value) }

  /// The amplitude ratio `factor` in decibels; −∞ for 0.
  public init(factor: Double) { value = 20 * log10(factor) }

  /// The factor that samples are multiplied by.
  public var factor: Double { pow(10, value / 20) }

  public static func + (a: Self, b: Self) -> Self { .dB(a.value + b.value) }
  public static func - (a: Self, b: Self) -> Self { .dB(a.value - b.value) }
  public static prefix func - (a: Self) -> Self { .dB(-a.value) }
}

/// A loudness in LUFS (ITU-R BS.1770-5); differences are in LU, which are decibels.
public struct Loudness: Quantity {
  public let value: Double
  public init(value: Double) { self.value = value }
  public static func LUFS(_ value: Double) -> Self { Self(value: value) }

  public static func - (a: Self, b: Self) -> Decibels { .dB(a.value - b.value) }
  public static func + (a: Self, b: Decibels) -> Self { .LUFS(a.value + b.value) }
}

/// A peak of the waveform between its samples, in dBTP: decibels relative to full scale (BS.1770-5 annex 2).
public struct TruePeak: Quantity {
  public let value: Double
  public init(value: Double) { self.value = value }
  public static func dBTP(_ value: Double) -> Self { Self(value: value) }

  /// The amplitude, 1 being full scale.
  public var amplitude: Double { pow(10, value / 20) }

  public static func - (a: Self, b: Self) -> Decibels { .dB(a.value - b.value) }
  public static func - (a: Self, b: Decibels) -> Self { .dBTP(a.value - b.value) }
}
