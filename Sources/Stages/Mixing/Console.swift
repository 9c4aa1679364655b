import Audio
import Foundation

/// The bands that every channel of the desk has.
enum Console {
  static let bands =
    [EQBand(.lowShelf, at: .Hz(70), gain: .dB(0))]
    + [125.0, 250, 500, 1000, 2000, 4000].map { EQBand(.bell, at: .Hz($0), gain: .dB(0), q: 1) }
    + [EQBand(.highShelf, at: .Hz(8000), gain: .dB(0))]

  /// No band is raised or lowered by more, in dB, and no stem moved by more than `mostTrim`.
  static let most = 6.0
  static let mostTrim = 2.5

  /// What one dB of each band does to each third-octave band, in dB; proportional within the bounds to a tenth.
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
