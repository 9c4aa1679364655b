import Audio
import Foundation

/// The joint fit of tone and level of all stems, so that their sum comes near to a balance.
///
/// Descent on third-octave powers in the key sections: every gain in turn, and every band of all stems together, takes the
/// step that lowers the cost, until none does. What is charged: the distance from the balance, and the way of each gain
/// from what is usual for the instrument.
struct EqualiserFit {
  /// The result for one stem.
  struct ChannelTone {
    let bands: [EQBand]
    let trim: Decibels
  }

  /// A stem during the fit.
  fileprivate struct FittedStem {
    /// Third-octave powers in the key sections, at the level that the stem will have.
    var powers: [Double]
    let usual: [Double]
    /// The bands and the trim, in dB.
    var gains: [Double]
    var isSilent: Bool
  }

  private static let steps = [1.0, 0.5, 0.25]
  private static let mostRounds = 24
  /// Charged for a dB squared away from what is usual, against a dB of mean distance.
  private static let price = 0.004
  private static let trimPrice = 0.02

  private let target: BalanceTarget?
  private static let trim = ChannelEqualiser.bands.count
  fileprivate var stems: [FittedStem]

  init(_ channels: [MixChannel], for style: MixStyle) {
    target = style.balance.map { BalanceTarget($0, quietWeight: style.quietWeight) }
    let seconds = Self.keySeconds(channels)
    stems = channels.map { channel in
      let usual = RoleTreatment(channel.role).tone + [0]
      guard let playing = channel.moved.playing else {
        return FittedStem(powers: ThirdOctaves.centres.map { _ in 0 }, usual: usual, gains: usual, isSilent: true)
      }
      let factor = pow(10, channel.settings.level.value / 10) / playing
      let measured = channel.moved.mean(over: seconds)
      let powers = zip(measured, channel.settings.response).map { $0 * factor * pow(10, $1 / 10) }
      return FittedStem(powers: powers, usual: usual, gains: usual, isSilent: false)
    }
  }

  /// The seconds of the key sections that the mix will have, one after the other.
  private static func keySeconds(_ channels: [MixChannel]) -> [Int] {
    let length = channels.map(\.moved.powers.count).max() ?? 0
    let energies = (0..<length).map { second in
      channels.reduce(0.0) { sum, channel in
        guard let playing = channel.moved.playing else { return sum }
        return sum + channel.moved.weighted(second) / playing * pow(10, channel.settings.level.value / 10)
      }
    }
    return KeySections.windows(energies).flatMap { window in
      (0..<KeySections.seconds).map { window.lowerBound / 48_000 + $0 }
    }
  }

  func run() -> [ChannelTone] {
    guard let target else {
      return stems.map {
        ChannelTone(bands: $0.isSilent ? [] : ChannelEqualiser.bands(with: Array($0.usual[..<Self.trim])), trim: .dB(0))
      }
    }
    var fit = self
    for step in Self.steps {
      var rounds = Self.mostRounds
      while rounds > 0, fit.improve(by: step, towards: target) { rounds -= 1 }
    }
    return fit.stems.map { stem in
      guard !stem.isSilent else { return ChannelTone(bands: [], trim: .dB(0)) }
      return ChannelTone(
        bands: ChannelEqualiser.bands(with: Array(stem.gains[..<Self.trim])), trim: .dB(stem.gains[Self.trim]))
    }
  }

  /// Moves every gain by `step` where that helps; whether any was moved.
  private mutating func improve(by step: Double, towards target: BalanceTarget) -> Bool {
    let playing = stems.indices.filter { !stems[$0].isSilent }
    var hasMoved = false
    var best = cost(towards: target)
    for j in 0...Self.trim {
      for group in (j < Self.trim ? [playing] : []) + playing.map({ [$0] }) {
        for way in [-step, step] {
          let kept = group.map { stems[$0].gains[j] }
          for i in group { stems[i].gains[j] = Self.bounded(stems[i].gains[j] + way, j) }
          let cost = cost(towards: target)
          if cost < best - 1e-6 {
            (best, hasMoved) = (cost, true)
          } else {
            for (i, gain) in zip(group, kept) { stems[i].gains[j] = gain }
          }
        }
      }
    }
    return hasMoved
  }

  private static func bounded(_ gain: Double, _ j: Int) -> Double {
    let most = j == trim ? ChannelEqualiser.mostTrim : ChannelEqualiser.most
    return min(max(gain, -most), most)
  }

  private func cost(towards target: BalanceTarget) -> Double {
    var sum = [Double](repeating: 0, count: ThirdOctaves.centres.count)
    var departure = 0.0
    for stem in stems where !stem.isSilent {
      let powers = stem.mixed
      for k in sum.indices { sum[k] += powers[k] }
      for j in 0..<Self.trim {
        departure += Self.price * (stem.gains[j] - stem.usual[j]) * (stem.gains[j] - stem.usual[j])
      }
      departure += Self.trimPrice * stem.gains[Self.trim] * stem.gains[Self.trim]
    }
    return target.distance(of: sum) + departure
  }
}

extension EqualiserFit.FittedStem {
  /// The powers behind its gains: the bands change the tone and not the loudness, which is set by the trim.
  fileprivate var mixed: [Double] {
    var shaped = powers
    for k in shaped.indices {
      let decibels = ChannelEqualiser.bands.indices.reduce(0.0) { $0 + gains[$1] * ChannelEqualiser.shapes[$1][k] }
      shaped[k] *= exp(decibels * 0.230_258_509_299_404_6)
    }
    let before = zip(powers, StemProfile.kWeights).reduce(0) { $0 + $1.0 * $1.1 }
    let after = zip(shaped, StemProfile.kWeights).reduce(0) { $0 + $1.0 * $1.1 }
    guard after > 0 else { return shaped }
    let factor = before / after * pow(10, gains[ChannelEqualiser.bands.count] / 10)
    return shaped.map { $0 * factor }
  }
}
