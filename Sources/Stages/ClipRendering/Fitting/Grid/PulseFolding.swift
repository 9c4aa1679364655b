import Analysis

/// The relation of a measured tempo to the planned one, where half and double time are the same.
struct PulseFolding: Equatable {
  /// The number of planned pulses that one measured pulse lasts: 2 where half time was measured.
  let ratio: Double
  /// The measured tempo at the planned level, in pulses per minute.
  let bpm: Double

  /// The likeliest relation of `measured` to `planned` pulses per minute.
  init(measured: Double, planned: Double) {
    ratio = TempoResolver.ratio(of: measured, to: planned)
    bpm = measured * ratio
  }

  /// The pulses of the planned level, given the measured ones, of which the one at `first` begins a bar.
  func pulses(_ measured: [Double], first: Int) -> [Double] {
    guard measured.count > 1, ratio != 1 else { return measured }
    // Positions are counted in measured pulses from the one that begins a bar.
    let lowest = (Double(-first) * ratio).rounded(.up)
    let highest = (Double(measured.count - 1 - first) * ratio).rounded(.down)
    return stride(from: lowest, through: highest, by: 1).map { Self.time(measured, at: Double(first) + $0 / ratio) }
  }

  private static func time(_ pulses: [Double], at position: Double) -> Double {
    let i = min(max(0, Int(position.rounded(.down))), pulses.count - 2)
    return pulses[i] + (pulses[i + 1] - pulses[i]) * (position - Double(i))
  }
}
