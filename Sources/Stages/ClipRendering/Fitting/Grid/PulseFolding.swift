import Foundation

/// How a heard tempo relates to the planned one, when half and double time are the same.
struct PulseFolding: Equatable {
  /// How many planned pulses one heard pulse lasts: 2 where half time was heard.
  let ratio: Double
  /// The heard tempo at the planned level, in pulses per minute.
  let bpm: Double

  // A simpler relation is believed before a nearer one.
  private static let relations = [(1, 0), (2, 0.01), (0.5, 0.01), (4, 0.04), (0.25, 0.04)]

  /// The likeliest relation of `heard` to `planned` pulses per minute.
  init(heard: Double, planned: Double) {
    let costs = Self.relations.map { ratio, doubt in abs(log(heard * ratio / planned)) + doubt }
    let best = costs.indices.min { costs[$0] < costs[$1] } ?? 0
    ratio = Self.relations[best].0
    bpm = heard * ratio
  }

  /// The pulses of the planned level, given the heard ones, of which the one at `first` begins a bar.
  func pulses(_ heard: [Double], first: Int) -> [Double] {
    guard heard.count > 1, ratio != 1 else { return heard }
    // Positions are counted in heard pulses from the one that begins a bar.
    let lowest = (Double(-first) * ratio).rounded(.up)
    let highest = (Double(heard.count - 1 - first) * ratio).rounded(.down)
    return stride(from: lowest, through: highest, by: 1).map { Self.time(heard, at: Double(first) + $0 / ratio) }
  }

  private static func time(_ pulses: [Double], at position: Double) -> Double {
    let i = min(max(0, Int(position.rounded(.down))), pulses.count - 2)
    return pulses[i] + (pulses[i + 1] - pulses[i]) * (position - Double(i))
  }
}
