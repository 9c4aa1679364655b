import Foundation

/// Where strokes begin, against a grid: the first moment near each grid line at which the energy of a millisecond exceeds a
/// fifth of the largest one there.
public enum GridMeter {
  /// The distance in milliseconds of the stroke near each of `times`, in seconds; nothing where it is silent.
  public static func errors(_ samples: [Float], at times: [Double], rate: Double = 48_000) -> [Double] {
    times.compactMap { time in
      let middle = Int(time * rate)
      let reach = Int(0.03 * rate)
      let range = max(0, middle - reach)..<min(samples.count, middle + reach)
      guard range.count > reach else { return nil }
      let energies = range.map { energy(samples, from: $0) }
      let most = energies.max() ?? 0
      guard most > 1e-4, let first = energies.firstIndex(where: { $0 > 0.2 * most }) else { return nil }
      return 1000 * (Double(range.lowerBound + first) / rate - time)
    }
  }

  /// The median of the magnitudes.
  public static func median(_ errors: [Double]) -> Double {
    errors.isEmpty ? .infinity : errors.map(abs).sorted()[errors.count / 2]
  }

  private static func energy(_ samples: [Float], from first: Int) -> Double {
    var sum = 0.0
    for i in first..<min(samples.count, first + 24) { sum += Double(samples[i]) * Double(samples[i]) }
    return sum / 24
  }
}
