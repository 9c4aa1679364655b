import Audio
import Foundation

/// A third-octave balance to approach.
struct BalanceTarget {
  private let target: [Double]
  /// Weights of the bands: what is audible counts most, but every band counts.
  private let weights: [Double]

  private static let floor = 60.0
  /// A band that is farther off than this is not worse, in dB.
  private static let most = 15.0

  init(_ target: [Decibels], quietWeight: Double) {
    self.target = target.map(\.value)
    let audible = zip(self.target, StemProfile.kWeights).map { $0 + 10 * log10($1) }
    let top = audible.max() ?? 0
    weights = audible.map { quietWeight + (1 - quietWeight) * min(max($0 - top + 30, 0), 30) / 30 }
  }

  /// The weighted mean distance in dB of third-octave powers, when the levels are matched.
  func distance(of powers: [Double]) -> Double {
    let raw = powers.map { 10 * log10(max($0, 1e-30)) }
    let lowest = (raw.max() ?? 0) - Self.floor
    let differences = zip(raw, target).map { max($0, lowest) - $1 }
    let level = median(differences)
    var (sum, weight) = (0.0, 0.0)
    for k in differences.indices {
      sum += weights[k] * min(abs(differences[k] - level), Self.most)
      weight += weights[k]
    }
    return weight > 0 ? sum / weight : 0
  }

  private func median(_ values: [Double]) -> Double {
    let half = weights.reduce(0, +) / 2
    var passed = 0.0
    for i in values.indices.sorted(by: { values[$0] < values[$1] }) {
      passed += weights[i]
      if passed >= half { return values[i] }
    }
    return 0
  }
}
