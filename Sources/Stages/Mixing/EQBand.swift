import Audio
import Foundation

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

  enum CodingKeys: String, CodingKey {
    case shape, q
    case frequency = "hz"
    case gain = "gain_db"
  }

  /// The gain for a steady tone.
  func gain(at tone: Hertz) -> Decibels {
    let (c, angle) = (coefficients, 2 * Double.pi * tone.value / SampleRate.standard.value)
    return .dB(10 * log10(Self.power(c.b0, c.b1, c.b2, angle) / Self.power(1, c.a1, c.a2, angle)))
  }

  /// |c₀ + c₁ z⁻¹ + c₂ z⁻²|² on the unit circle.
  private static func power(_ c0: Float, _ c1: Float, _ c2: Float, _ angle: Double) -> Double {
    let real = Double(c0) + Double(c1) * cos(angle) + Double(c2) * cos(2 * angle)
    let imaginary = Double(c1) * sin(angle) + Double(c2) * sin(2 * angle)
    return real * real + imaginary * imaginary
  }

  var coefficients: BiquadCoefficients {
    switch shape {
    case .bell: .peak(frequency, gain: gain, q: q)
    case .lowShelf: .lowShelf(frequency, gain: gain)
    case .highShelf: .highShelf(frequency, gain: gain)
    }
  }
}

/// The equaliser of every channel: eight fixed bands.
enum ChannelEqualiser {
  static let bands =
    [EQBand(.lowShelf, at: .Hz(70), gain: .dB(0))]
    + [125.0, 250, 500, 1000, 2000, 4000].map { EQBand(.bell, at: .Hz($0), gain: .dB(0), q: 1) }
    + [EQBand(.highShelf, at: .Hz(8000), gain: .dB(0))]

  /// No band is raised or lowered by more, in dB, and no stem moved by more than `mostTrim`.
  static let most = 6.0
  static let mostTrim = 2.5

  /// The response of each band per dB of gain, in each third-octave band, in dB; linear within the bounds to a tenth.
  static let shapes: [[Double]] = bands.map { band in
    var raised = band
    raised.gain = .dB(3)
    return ThirdOctaves.centres.map { raised.gain(at: $0).value / 3 }
  }

  /// The bands with `gains`, less those that do next to nothing.
  static func bands(with gains: [Double]) -> [EQBand] {
    zip(bands, gains).compactMap { band, gain in
      guard abs(gain) >= 0.5 else { return nil }
      var set = band
      set.gain = .dB(gain)
      return set
    }
  }
}
