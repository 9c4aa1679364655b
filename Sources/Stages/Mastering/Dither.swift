import Signal

/// Turns samples into integers of 24 bits with triangular dither, reproducibly.
///
/// Source: S. P. Lipshitz, R. A. Wannamaker and J. Vanderkooy, *Quantization and dither: a theoretical survey* (1992).
struct Dither {
  private var random: SeededRandom

  /// The largest amplitude met, 1 being full scale; what exceeds full scale is cut off.
  private(set) var peak: Float = 0

  init(seed: Seed) { random = SeededRandom(seed) }

  /// `round(samples · gains · 2²³ + noise)`, the noise between −1 and 1.
  mutating func quantise(_ samples: [Float], times gains: [Float]) -> [Int32] {
    precondition(samples.count == gains.count)
    var (random, peak) = (random, peak)
    var integers = [Int32](repeating: 0, count: samples.count)
    for i in samples.indices {
      let y = samples[i] * gains[i]
      peak = max(peak, abs(y))
      integers[i] = Self.round(Double(y) * 0x1p23 + Self.triangular(random.next()))
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
  private static func round(_ value: Double) -> Int32 {
    // Adding 1.5 · 2⁵² leaves the nearest integer in the low bits, at a fraction of the cost of rounding.
    let inRange = min(max(value, -8_388_608), 8_388_607)
    return Int32(truncatingIfNeeded: Int64(bitPattern: (inRange + 6_755_399_441_055_744).bitPattern))
  }
}
