import Analysis
import Music

/// The parts and places of a song that its musical checks listen to.
public struct PlannedSong: Sendable, Equatable, Codable {
  /// The names of the parts that have the tune.
  public var tune: [String]
  /// The names of the parts that accompany it with chords.
  public var bed: [String]
  /// The file names of the stems that have the tune, without their ending.
  public var tuneStems: [String]
  public var meter: Meter
  public var sections: [Section]
  /// The times at which its bars begin, and that of the end, in seconds.
  public var bars: [Double]
  /// The times of its choruses or drops, in order.
  public var arrivals: [TimeRange]
  /// The times of the sections that lead up to one.
  public var builds: [TimeRange]

  public init(meter: Meter, sections: [Section], bars: [Double]) {
    self.meter = meter
    self.sections = sections
    self.bars = bars
    (tune, bed, tuneStems, arrivals, builds) = ([], [], [], [], [])
  }

  enum CodingKeys: String, CodingKey {
    case tune, bed, meter, sections
    case bars = "bars_s"
    case tuneStems = "tune_stems"
    case arrivals = "arrivals_s"
    case builds = "builds_s"
  }
}
