/// Power spectra of mid and side, and how far the two go together.
public struct StereoPower: Sendable {
  /// |M|².
  public private(set) var mid: [Float]
  /// |S|².
  public private(set) var side: [Float]
  /// Re(M · S*): what the left channel has more than half of the sum of both powers.
  public private(set) var cross: [Float]
  private var real: [Float]
  private var imaginary: [Float]

  /// For transforms of `size` samples.
  public init(size: Int) {
    mid = [Float](repeating: 0, count: size / 2 + 1)
    (side, cross, real, imaginary) = (mid, mid, mid, mid)
  }

  /// Measures one frame of mid and side, (left ± right) / 2.
  public mutating func measure(
    mid middle: ArraySlice<Float>, side sides: ArraySlice<Float>, window: [Float], with transform: RealFFT
  ) {
    transform.execute(middle, window)
    for k in mid.indices { (real[k], imaginary[k]) = transform.bins[k] }
    transform.execute(sides, window)
    for k in mid.indices {
      let (x, y, (u, v)) = (real[k], imaginary[k], transform.bins[k])
      mid[k] = x * x + y * y
      side[k] = u * u + v * v
      cross[k] = x * u + y * v
    }
  }
}
