import Analysis

/// The relation of a measured tempo to the planned one, where half and double time are the same.
struct PulseFolding: Equatable {
  /// The number of planned pulses that one measured pulse lasts: 2 where half time was measured.
  let ratio: Double
  /// The heard tempo at the planned level, in pulses per minute.
  let bpm: Double

  /// The likeliest relation of `heard` to `planned` pulses per minute.
  init(heard: Double, planned: Double) {
    ratio = TempoResolver.ratio(of: heard, to: planned)
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
