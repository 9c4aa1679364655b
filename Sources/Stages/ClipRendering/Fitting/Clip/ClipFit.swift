/// How a clip is made to fit: measured once, and applied to everything that was recorded along with it.
public struct ClipFit: Sendable, Equatable {
  public let map: TimeMap
  /// In semitones.
  public let semitones: Int
  /// In cents, on top of the semitones.
  public let cents: Double
  public internal(set) var engine: StretchEngine

  /// The factor of all frequencies.
  var pitchScale: Double { KeyFit(semitones: semitones, cents: cents).pitchScale }
}
