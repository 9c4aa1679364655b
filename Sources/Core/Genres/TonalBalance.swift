import Audio
import Foundation

/// The third-octave balance that finished tracks of a family of genres have, relative to 1 kHz.
///
/// Shapes: a fall of about 1.5 dB per octave in third octaves, with the low end and the top that each family is known for;
/// consistent with A. Elowsson and A. Friberg, *Long-term average spectrum in popular music* (2017).
public enum TonalBalance {
  private static let anchors: [Double] = [31.5, 40, 63, 80, 125, 250, 500, 1000, 2000, 4000, 8000, 12500, 16000]

  /// The families by name, in dB at 31.5, 40, 63, 80, 125, 250, 500 Hz, 1, 2, 4, 8, 12.5 and 16 kHz.
  public static let families: [String: [Double]] = [
    "pop": [1, 4, 7, 7, 5, 3, 1.5, 0, -1.5, -3, -5.5, -9, -13],
    "club": [4, 8, 10, 9, 5, 2, 1, 0, -1, -2.5, -4.5, -8, -12],
    "bass": [8, 11, 10, 8, 4, 1.5, 0.5, 0, -0.5, -2, -4.5, -8, -12],
    "lo-fi": [0, 4, 7, 8, 7, 4, 2, 0, -3, -7, -14, -24, -32],
    "orchestral": [-6, -2, 3, 4, 5, 4, 2, 0, -2.5, -6, -11, -16, -20],
  ]

  /// The levels of the bands of `ThirdOctaves`, interpolated over the logarithm of frequency; nil for an unknown family.
  public static func curve(_ family: String) -> [Decibels]? {
    guard let levels = families[family] else { return nil }
    return ThirdOctaves.nominal.map { .dB(level(at: $0, levels)) }
  }

  private static func level(at hz: Double, _ levels: [Double]) -> Double {
    guard let above = anchors.firstIndex(where: { $0 >= hz }), above > 0 else {
      return hz <= anchors[0] ? levels[0] : levels[levels.count - 1]
    }
    let share = log2(hz / anchors[above - 1]) / log2(anchors[above] / anchors[above - 1])
    return levels[above - 1] + share * (levels[above] - levels[above - 1])
  }
}
