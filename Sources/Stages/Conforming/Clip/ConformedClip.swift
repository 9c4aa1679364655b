import Audio

/// A clip on the plan's grid and in its key, at 48 kHz.
public struct ConformedClip: Sendable {
  /// It begins before the first downbeat, with what the clip has there.
  public let sound: any AudioSource
  /// The frame of the first downbeat.
  public let origin: Int
  /// Whole bars from there on.
  public let bars: Int
  /// The plan's; bars begin at rounded multiples of it.
  public let barFrames: Double
  public let fit: ClipFit
  public let report: ConformReport

  /// The same without any sound.
  public var silenced: ConformedClip {
    ConformedClip(
      sound: ScaledSource(sound, by: 0), origin: origin, bars: bars, barFrames: barFrames, fit: fit, report: report)
  }

  /// The frame on which `bar` begins, counted from the first downbeat.
  public func frame(ofBar bar: Int) -> Int { Int((Double(bar) * barFrames).rounded()) }
}
