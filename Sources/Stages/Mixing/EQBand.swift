import Signal

/// One band of an equaliser.
public struct EQBand: Sendable, Hashable, Codable {
  public enum Shape: String, Sendable, Codable {
    case bell
    case lowShelf = "low_shelf"
    case highShelf = "high_shelf"
  }

  public var shape: Shape
  /// The centre of a bell, the corner of a shelf.
  public var frequency: Hertz
  public var gain: Decibels
  /// Centre over bandwidth of a bell; shelves do not use it.
  public var q: Double

  public init(_ shape: Shape, at frequency: Hertz, gain: Decibels, q: Double = 1) {
    self.shape = shape
    self.frequency = frequency
    self.gain = gain
    self.q = q
  }

  var coefficients: BiquadCoefficients {
    switch shape {
    case .bell: .peak(frequency, gain: gain, q: q)
    case .lowShelf: .lowShelf(frequency, gain: gain)
    case .highShelf: .highShelf(frequency, gain: gain)
    }
  }
}
