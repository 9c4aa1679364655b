import Audio
import Foundation

/// The equaliser that brings one spectrum near another within bounds.
struct ToneMatch {
  /// One gain per third-octave band.
  let gains: [Decibels]
  /// Weighted mean distance from the target, before and after.
  let before: Decibels
  let after: Decibels

  /// Bands this far under the loudest count as empty and are not raised.
  private static let floor = 60.0
  private static let rounds = 8
  private static let smoothing = 0.01

  /// Matches the power spectrum `power` of the mix (see `KeySections.spectrum`) to `target`.
  init(of power: [Float], to target: ToneTarget) {
    let mix = Self.levels(power)
    let wanted = Self.floored(target.levels.map(\.value))
    let weights = Self.weights(mix, wanted)
    let level = Self.weightedMedian(zip(mix, wanted).map { $0 - $1 }, weights)
    let goal = zip(mix, wanted).map { $0 + target.strength * ($1 + level - $0) }
    let bounds = Self.bounds(mix, target)
    let offset = Self.offset(zip(goal, mix).map { $0 - $1 }, bounds, weights)
    var gains = [Double](repeating: 0, count: mix.count)
    var equalised = mix
    for _ in 0..<Self.rounds {
      let moved = zip(gains, zip(goal, equalised)).map { $0 + 0.8 * ($1.0 + offset - $1.1) }
      gains = Self.smoothed(moved, bounds)
      let filter = ZeroPhaseFilter { Self.response(gains, at: $0) }
      equalised = Self.levels(zip(power, filter.gains).map { $0 * $1 * $1 })
    }
    self.gains = gains.map { .dB($0) }
    before = Self.distance(mix, wanted, weights)
    after = Self.distance(equalised, wanted, weights)
  }

  /// The level at which the bounds leave least of the difference, since only differences between bands count.
  ///
  /// A little is charged for the gains themselves: of two matches the one that changes less is taken.
  private static func offset(_ wanted: [Double], _ bounds: [ClosedRange<Double>], _ weights: [Double]) -> Double {
    let choices = stride(from: -12.0, through: 12, by: 0.25)
    let costs = choices.map { choice in
      wanted.indices.reduce(0.0) { cost, k in
        let gain = min(max(wanted[k] + choice, bounds[k].lowerBound), bounds[k].upperBound)
        return cost + weights[k] * (min(abs(wanted[k] + choice - gain), 12) + 0.02 * abs(gain))
      }
    }
    return zip(choices, costs).min { $0.1 < $1.1 }?.0 ?? 0
  }

  /// A little of each neighbour, so that no band stands alone against both, and inside the bounds.
  private static func smoothed(_ gains: [Double], _ bounds: [ClosedRange<Double>]) -> [Double] {
    let inside = zip(gains, bounds).map { min(max($0, $1.lowerBound), $1.upperBound) }
    return inside.indices.map { k in
      let neighbours = inside[max(0, k - 1)] + inside[min(inside.count - 1, k + 1)]
      let mixed = smoothing * neighbours + (1 - 2 * smoothing) * inside[k]
      return min(max(mixed, bounds[k].lowerBound), bounds[k].upperBound)
    }
  }

  /// The range of each gain: a band that is hardly there is not raised.
  private static func bounds(_ mix: [Double], _ target: ToneTarget) -> [ClosedRange<Double>] {
    let loudest = mix.max() ?? 0
    return mix.indices.map { k in
      let bounds = target.bounds(of: k)
      return mix[k] > loudest - floor ? bounds : bounds.lowerBound...0
    }
  }

  /// The gain at any frequency: straight lines over the logarithm of frequency, level beyond the outer bands.
  static func response(_ gains: [Double], at frequency: Hertz) -> Decibels {
    guard frequency.value > 0 else { return .dB(gains.first ?? 0) }
    let band = 10 * log10(frequency.value / ThirdOctaves.centres[0].value)
    let below = min(max(Int(band.rounded(.down)), 0), gains.count - 2)
    let share = min(max(band - Double(below), 0), 1)
    return .dB(gains[below] + share * (gains[below + 1] - gains[below]))
  }

  /// The deviation of `levels` from `wanted` by band, when their levels are matched.
  private static func deviation(of levels: [Double], from wanted: [Double], _ weights: [Double]) -> [Double] {
    let difference = zip(levels, wanted).map { $0 - $1 }
    let level = weightedMedian(difference, weights)
    return difference.map { $0 - level }
  }

  private static func distance(_ a: [Double], _ b: [Double], _ weights: [Double]) -> Decibels {
    .dB(zip(deviation(of: a, from: b, weights), weights).reduce(0) { $0 + abs($1.0) * $1.1 })
  }

  private static func levels(_ power: [Float]) -> [Double] {
    floored(ThirdOctaves.sum(power: power, rate: .standard).map { 10 * log10(max($0, 1e-30)) })
  }

  private static func floored(_ levels: [Double]) -> [Double] {
    let lowest = (levels.max() ?? 0) - floor
    return levels.map { max($0, lowest) }
  }

  /// Weights by audibility in either spectrum: full at the loudest K-weighted band, little 30 dB below it.
  private static func weights(_ a: [Double], _ b: [Double]) -> [Double] {
    let kWeighting = ThirdOctaves.centres.map { KWeighting.gain(at: $0).value }
    let (audibleA, audibleB) = (zip(a, kWeighting).map { $0 + $1 }, zip(b, kWeighting).map { $0 + $1 })
    let (topA, topB) = (audibleA.max() ?? 0, audibleB.max() ?? 0)
    let raw = zip(audibleA, audibleB).map { min(max(max($0 - topA, $1 - topB) + 30, 0), 30) / 30 + 0.05 }
    let sum = raw.reduce(0, +)
    return raw.map { $0 / sum }
  }

  private static func weightedMedian(_ values: [Double], _ weights: [Double]) -> Double {
    var passed = 0.0
    for i in values.indices.sorted(by: { values[$0] < values[$1] }) {
      passed += weights[i]
      if passed >= 0.5 { return values[i] }
    }
    return 0
  }
}
