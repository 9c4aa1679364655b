import Audio
import Music
import StyleAnalysis

/// A song made definite: everything that the generators, the mix, the master and the checks need to know.
public struct SongPlan: Sendable, Equatable, Codable {
  public let title: String
  /// The name of the leading genre.
  public let genre: String
  /// In beats of the meter.
  let beatsPerMinute: Double
  public let key: Key
  public let meter: Meter
  /// Where the second sixteenth of a pair falls: 0.5 is straight.
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
  public let ending: Ending
  /// Drums that no kit plays, because they were excluded by name.
  public let silentDrums: [DrumNote]
  public let loudness: Loudness
  public let truePeak: TruePeak
  /// The tonal balance to master to, a family of `TonalBalance`.
  public let tone: String
  public internal(set) var expectations: Expectations
  /// Decisions that a reader should know of, in whole sentences.
  public internal(set) var notes: [String]

  /// What the checks can be expected to find.
  public struct Expectations: Sendable, Equatable, Codable {
    /// Whether there is a beat that can be measured.
    public let tempo: Bool
    /// The tempi at the genre's metrical level, in beats of the meter per minute: low and high.
    public let tempoRange: [Double]
    /// Whether anything pitched plays.
    public let key: Bool
    /// Whether what plays tells the key; nil before it is composed.
    public internal(set) var showsKey: Bool?
    /// Where nothing is meant to sound, in order; nil before it is composed.
    public internal(set) var silences: [TimeRange]?

    /// Whether a key can be measured.
    public var hasMeasurableKey: Bool { key && showsKey ?? true }

    enum CodingKeys: String, CodingKey {
      case tempo, key, silences
      case tempoRange = "tempo_range"
      case showsKey = "shows_key"
    }
  }

  /// How the last seconds go.
  public struct Ending: Sendable, Equatable, Codable {
    /// How long the fade at the very end lasts.
    public let fade: Seconds
    /// Whether a last chord sounds after the last bar.
    public let chord: Bool
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

  /// How long a bar lasts.
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
