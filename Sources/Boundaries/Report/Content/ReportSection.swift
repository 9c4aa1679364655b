import Audio

/// A section of the track as it was planned.
public struct ReportSection: Sendable, Hashable {
  public var name: String
  public var bars: Int
  public var start: Seconds
  public var length: Seconds
  /// The chords, one entry per bar, such as `Fm` or `Fm Db`.
  public var chords: [String]

  public init(name: String, bars: Int, start: Seconds, length: Seconds, chords: [String] = []) {
    self.name = name
    self.bars = bars
    self.start = start
    self.length = length
    self.chords = chords
  }
}
