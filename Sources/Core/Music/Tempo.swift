/// A metronome mark: so many beats a minute, and the note that counts as a beat.
///
/// In tickets, prompts, plans, measurements and reports a tempo counts the beats of its meter: quarters, in compound meters
/// dotted quarters. MIDI files, sequencers' sessions and loops count quarters in every meter: `quartersPerMinute`.
public struct Tempo: Sendable, Hashable, Comparable {
  /// The tempi that tickets, prompts and plans may ask for, in beats per minute.
  public static let range = 40.0...240.0

  /// Beats per minute.
  public let bpm: Double
  public let beat: Beats

  init(bpm: Double, beat: Beats) { (self.bpm, self.beat) = (bpm, beat) }

  /// A tempo that counts quarters.
  public init(bpm: Double) { self.init(bpm: bpm, beat: Beats(1)) }

  /// A tempo that counts the beats of `meter`.
  public init(bpm: Double, in meter: Meter) { self.init(bpm: bpm, beat: meter.beat) }

  public var quartersPerMinute: Double { bpm * beat.quarters }

  /// The duration of `beats`, in seconds.
  public func seconds(of beats: Beats) -> Double { beats.quarters * 60 / quartersPerMinute }

  /// The frame on which `beats` falls at `rate` frames per second, counted from the start in one step.
  public func frame(of beats: Beats, rate: Double) -> Int { Int((seconds(of: beats) * rate).rounded()) }

  public static func < (a: Tempo, b: Tempo) -> Bool { a.quartersPerMinute < b.quartersPerMinute }
}

/// A number where quarters are counted, else an object with `bpm` and the beat in `ticks`.
extension Tempo: Codable {
  private enum CodingKeys: String, CodingKey { case bpm, ticks }

  public init(from decoder: any Decoder) throws {
    if let bpm = try? decoder.singleValueContainer().decode(Double.self) {
      self.init(bpm: bpm)
    } else {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      self.init(
        bpm: try container.decode(Double.self, forKey: .bpm),
        beat: Beats(ticks: try container.decode(Int.self, forKey: .ticks)))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    if beat == Beats(1) {
      var container = encoder.singleValueContainer()
      try container.encode(bpm)
    } else {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(bpm, forKey: .bpm)
      try container.encode(beat.ticks, forKey: .ticks)
    }
  }
}
