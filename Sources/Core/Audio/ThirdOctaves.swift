import Foundation

/// Third-octave bands, base 10 as in IEC 61260-1: centres 1000 · 10^(k/10) Hz, edges at ± 10^(1/20).
public enum ThirdOctaves {
  /// The exact centres of the bands with nominal centres 40 Hz … 16 kHz: 27 bands.
  public static let centres: [Hertz] = (-14...12).map { .Hz(1000 * pow(10, Double($0) / 10)) }

  /// Their nominal centres, as written on instruments.
  public static let nominal: [Double] = [
    40, 50, 63, 80, 100, 125, 160, 200, 250, 315, 400, 500, 630, 800, 1000, 1250, 1600, 2000, 2500, 3150, 4000, 5000,
    6300, 8000, 10000, 12500, 16000,
  ]

  /// Sums a power spectrum (`size / 2 + 1` bins of a transform of `size` samples) into the bands.
  ///
  /// A bin counts with the share of its width that lies in the band.
  public static func sum(power: [Float], rate: SampleRate) -> [Double] {
    let width = rate.value / Double(2 * (power.count - 1))
    return centres.map { centre in
      let low = centre.value * pow(10, -0.05) / width + 0.5
      let high = centre.value * pow(10, 0.05) / width + 0.5
      var total = 0.0
      for k in Int(low)...min(Int(high), power.count - 1) {
        let share = min(high, Double(k + 1)) - max(low, Double(k))
        total += Double(power[k]) * max(0, share)
      }
      return total
    }
  }
}
