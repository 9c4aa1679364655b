import Analysis
import Audio
import Music
import Prompt

/// A song made definite: everything that the generators, the mix, the master and the checks need to know.
public struct SongPlan: Sendable, Equatable, Codable {
  public let title: String
  /// The name of the leading genre.
  public let genre: String
  /// In beats of the meter; where the tempo changes that of the beginning.
  let beatsPerMinute: Double
  /// Nil where the tempo stays the same.
  public internal(set) var tempoMap: TempoMap?
  public let key: Key
  public let meter: Meter
  /// The onset of the second note of a pair, as a share of the pair: 0.5 is straight, 0.667 triplets.
  public let swing: Double
  /// The notes that swing in pairs: 16 for sixteenths, 8 for eighths.
  public let swingUnit: Int
  public let sections: [Section]
  /// The chords in order; together they cover every beat once.
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
  /// The melodies; nil where nothing plays one.
  public internal(set) var tunes: SongTunes?
  /// What a song without melodies is known by; nil where it has them, or no sequence.
  public internal(set) var riff: Riff?
  /// How notes are joined or separated, where it was asked.
  public internal(set) var articulation: Articulation?
  /// Where adjectives move the song; nil for the genre's own sound.
  public internal(set) var character: SongCharacter?
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
    case character, articulation, tunes, riff
    case beatsPerMinute = "bpm"
    case swingUnit = "swing_unit"
    case tempoMap = "tempo_map"
    case silentDrums = "silent_drums"
    case loudness = "loudness_lufs"
    case truePeak = "true_peak_dbtp"
  }
}

extension SongPlan {
  /// The share of the time to the next onset that notes last, and the factor on their velocities; nil where no articulation was
  /// asked for.
  ///
  /// Staccato notes have half of their value or less, marcato notes most of it with an accent, legato notes reach the next one
  /// (D. Gould, *Behind Bars*, 2011, on articulation).
  public var articulatedShare: (share: Double, force: Double)? {
    switch articulation {
    case .staccato: (0.4, 1)
    case .pizzicato: (0.35, 1)
    case .marcato: (0.55, 1.15)
    case .legato: (0.97, 0.95)
    case nil: nil
    }
  }

  public var bars: Int { sections.reduce(0) { $0 + $1.bars } }

  /// The tempo of the beginning.
  public var bpm: Tempo { Tempo(bpm: beatsPerMinute, in: meter) }

  /// The tempo from beginning to end.
  public var clock: TempoMap { tempoMap ?? TempoMap(bpm) }

  /// The tempi in the order in which they come; a single one where it stays the same.
  public var tempi: [Tempo] {
    tempoMap?.points.map { Tempo(bpm: $0.bpm, in: meter) } ?? [bpm]
  }

  /// The duration of a bar; where the tempo changes that of the longest.
  public var barTime: Seconds { .s((tempi.min() ?? bpm).seconds(of: meter.bar)) }

  /// The time at which `bar` begins.
  public func time(ofBar bar: Int) -> Seconds {
    tempoMap.map { .s($0.seconds(of: meter.bar * bar)) } ?? barTime * Double(bar)
  }

  /// The duration of `bars`.
  public func duration(of bars: Range<Int>) -> Seconds {
    guard tempoMap != nil else { return barTime * Double(bars.count) }
    return time(ofBar: bars.upperBound) - time(ofBar: bars.lowerBound)
  }

  /// The frame on which `beats` falls.
  public func frame(of beats: Beats) -> Int { clock.frame(of: beats, rate: SampleRate.standard.value) }

  /// The bar on which each section begins, counted from 0.
  public var sectionStarts: [Int] { sections.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.bars) }.dropLast() }

  /// The frame on which `bar` begins.
  public func frame(ofBar bar: Int) -> Int {
    frame(of: meter.bar * bar)
  }

  /// The index of the section that `bar` lies in; after the last one it is the last.
  public func section(ofBar bar: Int) -> Int { max(0, sectionStarts.lastIndex { $0 <= bar } ?? 0) }

  /// The key in `bar`: the song's, moved where a section is transposed.
  public func key(inBar bar: Int) -> Key {
    guard let semitones = sections[section(ofBar: bar)].transposition else { return key }
    return Key(key.tonic + semitones, key.mode)
  }

  /// The keys of the song besides its first one, in the order in which they come.
  public var otherKeys: [Key] {
    sectionStarts.map(key(inBar:)).reduce(into: []) { if $1 != key, !$0.contains($1) { $0.append($1) } }
  }
}

/// The fade and the closing chord of a track.
public struct PlannedEnding: Sendable, Equatable, Codable {
  /// The duration of the final fade.
  public let fade: Seconds
  /// True if a chord or hit is added on the downbeat after the last bar.
  public let chord: Bool
  /// True if the song goes on while it fades; nil for no.
  public var isFading: Bool?
  /// The duration of a fade at the beginning; nil for none.
  public var fadeIn: Seconds?

  init(fade: Seconds, chord: Bool) { (self.fade, self.chord) = (fade, chord) }

  enum CodingKeys: String, CodingKey {
    case fade, chord
    case isFading = "fading"
    case fadeIn = "fade_in"
  }
}
