import Foundation

/// A moment at which something begins to sound.
struct Attack: Equatable {
  /// In seconds.
  var time: Double
  /// How much it stands out: its rise in dB, by the amplitude it reaches.
  var weight: Double
}

/// Finds attacks to the millisecond.
///
/// A rise is the energy of 8 ms against that of the 9 ms before them, in dB, summed over the plain and the bright curve; its
/// peak lies where sound begins.
struct AttackFinder {
  private let rises: [Float]
  private let reached: [Float]

  private static let (before, after) = (9, 8)
  // No more than this counts as a rise, in dB on both curves together.
  private static let largest: Float = 40
  private static let least: Float = 4
  /// Attacks are at least this far apart, in milliseconds.
  private static let apart = 40

  init(_ curve: EnergyCurve) {
    let (plain, loudest) = Self.rises(curve.plain)
    let (bright, _) = Self.rises(curve.bright)
    rises = zip(plain, bright).map { min($0 + $1, Self.largest) }
    reached = Self.means(curve.plain, Self.after).map { loudest > 0 ? ($0 / loudest).squareRoot() : 0 }
  }

  /// All attacks in order of time.
  var attacks: [Attack] {
    var found: [Attack] = []
    var i = 1
    while i < rises.count - 1 {
      if rises[i] > Self.least, isPeak(i) {
        found.append(Attack(time: EnergyCurve.time(place(i)), weight: Double(rises[i] * min(1, reached[i]))))
        i += Self.apart / 2
      } else {
        i += 1
      }
    }
    return found
  }

  private func isPeak(_ i: Int) -> Bool {
    let near = max(0, i - Self.apart / 2)..<min(rises.count, i + Self.apart / 2)
    for j in near where rises[j] > rises[i] || (rises[j] == rises[i] && j < i) { return false }
    return true
  }

  private func place(_ i: Int) -> Double {
    let (a, b, c) = (Double(rises[i - 1]), Double(rises[i]), Double(rises[i + 1]))
    let curvature = a - 2 * b + c
    return Double(i) + (curvature < 0 ? max(-0.5, min(0.5, 0.5 * (a - c) / curvature)) : 0)
  }

  /// For every millisecond the mean of the `length` that begin there.
  private static func means(_ curve: [Float], _ length: Int) -> [Float] {
    var sums: [Double] = [0]
    for x in curve { sums.append(sums[sums.count - 1] + Double(x)) }
    return curve.indices.map { i in
      Float((sums[min(curve.count, i + length)] - sums[i]) / Double(length))
    }
  }

  /// The rises of one curve, and how loud it is: its mean square at the 95th percentile.
  private static func rises(_ curve: [Float]) -> (rises: [Float], loudest: Float) {
    let (long, short) = (means(curve, before), means(curve, after))
    let sorted = short.sorted()
    let loudest = sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, sorted.count * 95 / 100)]
    let floor = max(1e-4 * loudest, 1e-12)
    let rises = curve.indices.map { i in
      let past = i >= before ? long[i - before] : 0
      return max(0, 10 * log10((short[i] + floor) / (past + floor)))
    }
    return (rises, loudest)
  }
}
