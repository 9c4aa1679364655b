import Analysis
import Audio
import Music

/// A song made definite: everything that the generators, the mix, the master and the checks need to know.
public struct SongPlan: Sendable, Equatable, Codable {
  public let title: String
  /// The name of the leading genre.
  public let genre: String
  /// In beats of the meter.
  let beatsPerMinute: Double
  public let key: Key
  public let meter: Meter
  /// The onset of the second note of a pair, as a share of the pair: 0.5 is straight, 0.667 triplets.
  public let swing: Double
  /// The notes that swing in pairs: 16 for sixteenths, 8 for eighths.
  public let swingUnit: Int
  public let sections: [Section]
  /// The chords in order; together they cover every bar.
  public let chords: [ChordSpan]
  public internal(set) var stems: [StemPlan]
  public internal(set) var seed: Seed
  /// The length of every file that is delivered, at 48 kHz.
  public let frames: Int
  public let ending: PlannedEnding
  /// Drums that no kit plays, because they were excluded by name.
  public let silentDrums: [DrumNote]
  public let loudness: Loudness
  public let truePeak: TruePeak
  /// The tonal balance to master to, a family of `TonalBalance`.
  public let tone: String
  public internal(set) var expectations: Expectations
  /// Decisions that a reader should know of, in whole sentences.
  public internal(set) var notes: [String]

  /// The properties that the checks can expect to measure.
  public struct Expectations: Sendable, Equatable, Codable {
    /// True if there is a beat that can be measured.
    public let tempo: Bool
    /// The tempi at the genre's metrical level, in beats of the meter per minute: low and high.
    public let tempoRange: [Double]
    /// True if anything pitched plays.
    public let key: Bool
    /// True if the notes determine the key; nil before they are composed.
    public internal(set) var showsKey: Bool?
    /// The stretches of intended silence, in order; nil before the song is composed.
    public internal(set) var silences: [TimeRange]?

    /// True if a key can be measured.
    public var hasMeasurableKey: Bool { key && showsKey ?? true }

    enum CodingKeys: String, CodingKey {
      case tempo, key, silences
      case tempoRange = "tempo_range"
      case showsKey = "shows_key"
    }
  }

  enum CodingKeys: String, CodingKey {
    case title, genre, key, meter, swing, sections, chords, stems, seed, frames, ending, tone, expectations, notes
    case beatsPerMinute = "bpm"
    case swingUnit = "swing_unit"
    case silentDrums = "silent_drums"
    case loudness = "loudness_lufs"
    case truePeak = "true_peak_dbtp"
  }
}

extension SongPlan {
  public var bars: Int { sections.reduce(0) { $0 + $1.bars } }

  public var bpm: Tempo { Tempo(bpm: beatsPerMinute, in: meter) }

  /// The duration of a bar.
  public var barTime: Seconds { .s(bpm.seconds(of: meter.bar)) }

  /// The bar on which each section begins, counted from 0.
  public var sectionStarts: [Int] { sections.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.bars) }.dropLast() }

  /// The frame on which `bar` begins.
  public func frame(ofBar bar: Int) -> Int {
    bpm.frame(of: meter.bar * bar, rate: SampleRate.standard.value)
  }

  /// The chord that sounds in `bar`; after the last one it is the last.
  public func chord(inBar bar: Int) -> Chord {
    chords.last { $0.bar <= bar }?.chord ?? chords[0].chord
  }
}

/// The fade and the closing chord of a track.
public struct PlannedEnding: Sendable, Equatable, Codable {
  /// The duration of the final fade.
  public let fade: Seconds
  /// True if a chord or hit is added on the downbeat after the last bar.
  public let chord: Bool
}

/// A chord and the bars that it fills.
public struct ChordSpan: Sendable, Equatable, Codable {
  public let bar: Int
  public let bars: Int
  public let chord: Chord

  public init(bar: Int, bars: Int, chord: Chord) {
    self.bar = bar
    self.bars = bars
    self.chord = chord
  }
}
