/// Turns samples into integers with triangular dither, reproducibly.
///
/// Source: S. P. Lipshitz, R. A. Wannamaker and J. Vanderkooy, *Quantization and dither: a theoretical survey* (1992).
public struct Dither: Sendable {
  private var random: SeededRandom
  private let scale: Double

  /// The largest amplitude met, 1 being full scale; what exceeds full scale is cut off.
  public private(set) var peak: Float = 0

  /// `bits` is the word length, up to 24.
  public init(seed: Seed, bits: Int = 24) {
    random = SeededRandom(seed)
    scale = Double(1 << (bits - 1))
  }

  /// `round(samples · 2^(bits − 1) + noise)`, the noise between −1 and 1.
  public mutating func quantise(_ samples: [Float]) -> [Int32] {
    var (random, peak) = (random, peak)
    var integers = [Int32](repeating: 0, count: samples.count)
    for i in samples.indices {
      peak = max(peak, abs(samples[i]))
      integers[i] = Self.round(Double(samples[i]) * scale + Self.triangular(random.next()), below: scale)
    }
    (self.random, self.peak) = (random, peak)
    return integers
  }

  /// The sum of two uniform numbers between −½ and ½.
  @inline(__always)
  private static func triangular(_ bits: UInt64) -> Double {
    (Double(Int32(truncatingIfNeeded: bits)) + Double(Int32(truncatingIfNeeded: bits >> 32))) * 0x1p-32
  }

  @inline(__always)
  private static func round(_ value: Double, below scale: Double) -> Int32 {
    // Adding 1.5 · 2⁵² leaves the nearest integer in the low bits, at a fraction of the cost of rounding.
    let inRange = min(max(value, -scale), scale - 1)
    return Int32(truncatingIfNeeded: Int64(bitPattern: (inRange + 6_755_399_441_055_744).bitPattern))
  }
}
