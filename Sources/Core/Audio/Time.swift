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

  /// How long `frames` last.
  public func time(of frames: Int) -> Seconds { .s(Double(frames) / value) }
}
