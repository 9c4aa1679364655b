/// The number that everything random in a job is derived from.
///
/// Parts derive their own seeds by name, so that changing one part leaves the others as they were.
public struct Seed: Sendable, Hashable, Codable {
  public let value: UInt64

  public init(_ value: UInt64) { self.value = value }

  /// The seed of the thing that `names` lead to; FNV-1a over the names, mixed with this seed.
  public func derived(_ names: String...) -> Seed {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ value
    for name in names {
      for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      hash = (hash ^ 0xff) &* 0x100_0000_01b3
    }
    return Seed(hash)
  }

  /// The largest seed up to which all are exact where numbers are doubles, as in JavaScript and jq (RFC 8259, 6).
  public static let largestExactNumber = Seed(1 << 53)

  /// True if JSON documents have it as text, because readers of numbers would change its last digits.
  public var isText: Bool { value > Self.largestExactNumber.value }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let text = try? container.decode(String.self) else {
      value = try container.decode(UInt64.self)
      return
    }
    guard let value = UInt64(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "\"\(text)\" is not a seed")
    }
    self.value = value
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if isText { try container.encode(String(value)) } else { try container.encode(value) }
  }
}

/// Reproducible randomness: SplitMix64 (Steele, Lea and Flood, 2014).
public struct SeededRandom: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(_ seed: Seed) { state = seed.value }

  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// Uniform in 0 ..< 1.
  public mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Uniform in −1 ..< 1, for noise.
  @inline(__always)
  public mutating func noise() -> Float { Float(Int32(truncatingIfNeeded: next() >> 32)) * 0x1p-31 }

  /// True with this probability.
  public mutating func chance(_ probability: Double) -> Bool { unit() < probability }

  /// One of `choices`, each as likely as its weight says; the weights must not all be 0.
  public mutating func pick<Choice>(_ choices: [(Choice, weight: Double)]) -> Choice {
    var rest = unit() * choices.reduce(0) { $0 + $1.weight }
    for (choice, weight) in choices {
      rest -= weight
      if rest < 0 { return choice }
    }
    return choices[choices.count - 1].0
  }
}
