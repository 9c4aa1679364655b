import Audio
import Foundation

/// The corner of a low-pass that lowers a stem's spectral centroid by so many octaves.
///
/// One stem is darkened by a corner that another does not notice, so brightness is given in octaves of the centroid and turned
/// into a corner by the stem's own spectrum. The low-pass is Butterworth's of second order, |H|² = 1 / (1 + (f / f₀)⁴).
struct BrightnessScale: Sendable, Hashable, Codable {
  /// In octaves above 1 Hz, for steps of brightness of an eighth of an octave from 0 downwards.
  private let corners: [Double]
  /// What the low-pass at these corners takes of the loudness, in dB.
  private let losses: [Double]

  /// With its corner here the low-pass is open: it passes its input.
  static let open = log2(20_000.0)
  private static let step = 0.125
  private static let count = 17
  /// No corner is lower, in Hz, or takes more of the loudness, in dB: what lies mostly in its fundamentals cannot be darkened
  /// farther without being taken away.
  private static let (lowest, mostLoss) = (90.0, 9.0)
  /// What is taken of the loudness comes back by this share, and up to as many dB.
  private static let makeup = (share: 0.5, most: 3.0)

  /// For a stem with these mean third-octave powers.
  init(_ powers: [Double]) {
    var (corners, losses) = ([Self.open], [0.0])
    let own = Self.centroid(powers, through: Self.open)
    let loudness = Self.loudness(powers, through: Self.open)
    var corner = Self.open
    for step in 1..<Self.count {
      let wanted = own * exp2(-Double(step) * Self.step)
      var loss = losses[step - 1]
      while corner > log2(Self.lowest), loss < Self.mostLoss, Self.centroid(powers, through: corner) > wanted {
        corner -= 1.0 / 24
        let left = Self.loudness(powers, through: corner)
        loss = left > 0 && loudness > 0 ? 10 * log10(loudness / left) : 0
      }
      corners.append(corner)
      losses.append(loss)
    }
    (self.corners, self.losses) = (corners, losses)
  }

  /// The corner for a brightness in octaves, in octaves above 1 Hz.
  func corner(at brightness: Double) -> Double { interpolated(corners, at: brightness) }

  /// The gain that gives back some of the loudness which the low-pass takes, in dB.
  func makeup(at brightness: Double) -> Double {
    min(Self.makeup.most, Self.makeup.share * interpolated(losses, at: brightness))
  }

  /// The factor on the power of a frequency, in octaves above 1 Hz, behind a corner.
  static func power(at frequency: Double, through corner: Double) -> Double {
    corner >= open ? 1 : 1 / (1 + exp2(4 * (frequency - corner)))
  }

  private func interpolated(_ values: [Double], at brightness: Double) -> Double {
    let position = min(max(-brightness / Self.step, 0), Double(Self.count - 1))
    let index = min(Int(position), Self.count - 2)
    return values[index] + (position - Double(index)) * (values[index + 1] - values[index])
  }

  private static let octaves = ThirdOctaves.centres.map { log2($0.value) }

  private static func centroid(_ powers: [Double], through corner: Double) -> Double {
    var (sum, weight) = (0.0, 0.0)
    for (power, octave) in zip(powers, octaves) {
      let left = power * self.power(at: octave, through: corner)
      sum += left * exp2(octave)
      weight += left
    }
    return weight > 0 ? sum / weight : 1
  }

  private static func loudness(_ powers: [Double], through corner: Double) -> Double {
    zip(zip(powers, octaves), StemProfile.kWeights).reduce(0) {
      $0 + $1.0.0 * $1.1 * power(at: $1.0.1, through: corner)
    }
  }
}
