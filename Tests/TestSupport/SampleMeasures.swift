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
}
