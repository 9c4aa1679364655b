import Audio

/// Where a recording is silent: no sample louder than −60 dBFS for half a second or longer.
public struct Silence: Sendable, Hashable, Codable {
  /// Of the whole recording, 0…1.
  public var share: Double
  /// In seconds, in order.
  public var spans: [TimeRange]

  public init(share: Double, spans: [TimeRange]) {
    self.share = share
    self.spans = spans
  }
}

extension Silence {
  // A pause of this length is heard as one, and −60 dBFS is what quality control calls silent as well.
  private static let threshold = Decibels.dB(-60)
  private static let shortest = Seconds.ms(500)

  init(_ levels: LevelTrack) {
    let step = LevelTrack.step.value
    let silences = levels.silences(below: Self.threshold, of: Self.shortest)
    spans = silences.map { TimeRange(start: Double($0.lowerBound) * step, end: Double($0.upperBound) * step) }
    share = Double(silences.reduce(0) { $0 + $1.count }) / Double(max(1, levels.count))
  }
}
