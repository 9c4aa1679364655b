import Foundation

/// A number with a unit: ordered, and a bare number in JSON.
public protocol Quantity: Sendable, Hashable, Comparable, Codable {
  var value: Double { get }
  init(value: Double)
}

extension Quantity {
  public static func < (a: Self, b: Self) -> Bool { a.value < b.value }

  public init(from decoder: any Decoder) throws {
    self.init(value: try decoder.singleValueContainer().decode(Double.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}

/// A length or place in sound, in seconds.
public struct Seconds: Quantity {
  public let value: Double
  public init(value: Double) { self.value = value }
  public static func s(_ value: Double) -> Self { Self(value: value) }
  public static func ms(_ value: Double) -> Self { Self(value: value / 1000) }

  public static func + (a: Self, b: Self) -> Self { .s(a.value + b.value) }
  public static func - (a: Self, b: Self) -> Self { .s(a.value - b.value) }
  public static func * (a: Self, b: Double) -> Self { .s(a.value * b) }
}

/// A frequency in hertz.
public struct Hertz: Quantity {
  public let value: Double
  public init(value: Double) { self.value = value }
  public static func Hz(_ value: Double) -> Self { Self(value: value) }
}

/// Frames per second.
public struct SampleRate: Quantity {
  public let value: Double
  public init(value: Double) { self.value = value }

  /// The rate that everything inside the program runs at, and that is delivered: 48 kHz.
  public static let standard = Self(value: 48_000)

  /// The nearest whole number of frames in `time`.
  public func frames(in time: Seconds) -> Int { Int((time.value * value).rounded()) }

  /// The duration of `frames`.
  public func time(of frames: Int) -> Seconds { .s(Double(frames) / value) }
}

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
