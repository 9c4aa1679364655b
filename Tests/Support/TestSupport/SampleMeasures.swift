import Foundation

/// Measures of samples, compiled with optimisation so that long renderings can be looked at in a debug build.
extension Array where Element == Float {
  /// The largest magnitude.
  public var peak: Float {
    var peak: Float = 0
    for x in self { peak = Swift.max(peak, abs(x)) }
    return peak
  }

  /// The sum of the squares.
  public var energy: Double {
    var sum = 0.0
    for x in self { sum += Double(x) * Double(x) }
    return sum
  }

  public var isFinite: Bool {
    for x in self where !x.isFinite { return false }
    return true
  }

  /// The index of the last sample that is not 0.
  public var lastSounding: Int? {
    for i in indices.reversed() where self[i] != 0 { return i }
    return nil
  }

  /// The largest magnitude from a sample on.
  public func peak(from start: Int) -> Float { Array(self[Swift.min(start, count)...]).peak }

  /// The largest second difference in `range`, with silence before the first sample: a step shows in it in full, a smooth
  /// wave hardly at all.
  public func corner(in range: Range<Int>) -> Float {
    var worst: Float = 0
    for i in range.clamped(to: 0..<count) {
      let (before, last) = (i > 1 ? self[i - 2] : 0, i > 0 ? self[i - 1] : 0)
      worst = Swift.max(worst, abs(self[i] - 2 * last + before))
    }
    return worst
  }

  /// The largest mean of any three seconds, weighted by a Hann window so that waves and the swing of a stroke do not count.
  public var worstOffset: Float {
    let length = 144_000
    let window = (0..<length).map { Float(1 - cos(2 * Double.pi * Double($0) / Double(length))) / Float(length) }
    var worst: Float = 0
    for start in stride(from: 0, to: count - length, by: 72_000) {
      var sum: Float = 0
      for i in 0..<length { sum += window[i] * self[start + i] }
      worst = Swift.max(worst, abs(sum))
    }
    return worst
  }

  /// Whether both have the same samples in `range`, with silence after the end of the shorter.
  public func isSame(as other: [Float], in range: Range<Int>) -> Bool {
    for i in range where (i < count ? self[i] : 0) != (i < other.count ? other[i] : 0) { return false }
    return true
  }
}
