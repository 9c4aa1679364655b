/// The parabola through three neighbouring values of a curve, by which a maximum is placed between its samples.
///
/// Source: J. O. Smith, *Spectral Audio Signal Processing*, "Quadratic interpolation of spectral peaks".
public enum Parabola {
  /// The distance of the vertex from the middle value, in steps from one value to the next; 0 where the three values have
  /// no maximum among them.
  ///
  /// It lies within ±½ where `middle` is the largest of the three, and may lie anywhere else.
  @inlinable
  public static func vertex<Value: BinaryFloatingPoint>(_ before: Value, _ middle: Value, _ after: Value) -> Value {
    let curvature = before - 2 * middle + after
    return curvature < 0 ? (before - after) / (2 * curvature) : 0
  }
}
