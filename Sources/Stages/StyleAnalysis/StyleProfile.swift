import Audio
import Music

/// What was measured in a recording.
public struct StyleProfile: Sendable, Equatable, Codable {
  /// Nil when no steady pulse was found.
  public var bpm: Double?
  /// 0…1.
  public var bpmConfidence: Double
  /// The half or double that could be meant as well.
  public var bpmAlternative: Double?
  /// The tempo that is farthest from the first one against it, in per cent; 0 for a steady one, nil when undetermined.
  public var tempoDrift: Double?
  /// The stretches in which the tempo stays or changes evenly, from beginning to end; nil when undetermined.
  public var tempoSections: [TempoSection]?
  /// What `bpm` counts are its beats, in 6/8 dotted quarters; 12/8 is heard as two bars of 6/8.
  public var meter: Meter?
  /// Where the second note of a swung pair begins, as a share of the pair; 0.5 is straight, nil undetermined.
  public var swing: Double?
  /// The notes that are swung: 8 or 16.
  public var swingUnit: Int?
  /// How many sounds begin per second.
  public var onsetDensity: Double?
  /// The first downbeat, in seconds.
  public var downbeat: Seconds?
  /// Beats in seconds.
  public var beats: [Double]
  /// Major or minor; nil when no key was found.
  public var key: Key?
  /// 0…1.
  public var keyConfidence: Double
  public var keyAlternative: Key?
  /// The pitch of A4 that fits best; nil without pitches.
  public var tuningHz: Double?
  /// Nil for silence.
  public var loudness: Loudness?
  /// In LU.
  public var loudnessRange: Decibels
  /// Nil for digital silence.
  public var truePeak: TruePeak?
  /// The loudest 400 ms; nil for silence.
  public var momentaryMax: Loudness?
  /// The loudest 3 s; nil for silence and for what is shorter.
  public var shortTermMax: Loudness?
  /// True peak less integrated loudness, in LU.
  public var peakToLoudness: Decibels?
  /// The level that 95 % of the sound is above, in dBFS; nil for silence.
  public var noiseFloor: Decibels?
  /// Nil when nothing was measured.
  public var silence: Silence?
  public var duration: Seconds
  /// Of the file, before anything was resampled.
  public var sampleRate: SampleRate
  public var channels: Int
  /// Third-octave levels of the key sections, in dB relative to the loudest band.
  public var eqProfile: [BandLevel]
  public var structureMarkers: [StructureMarker]
  /// The loudest recurring sections.
  public var keySections: [TimeRange]
  public var stereo: StereoImage
  /// Nil for silence.
  public var tone: ToneProfile?

  enum CodingKeys: String, CodingKey {
    case bpm, meter, swing, downbeat, beats, key, duration, channels, stereo, silence, tone
    case bpmConfidence = "bpm_confidence"
    case bpmAlternative = "bpm_alternative"
    case tempoDrift = "tempo_drift_percent"
    case tempoSections = "tempo_sections"
    case swingUnit = "swing_unit"
    case onsetDensity = "onset_density"
    case keyConfidence = "key_confidence"
    case keyAlternative = "key_alternative"
    case tuningHz = "tuning_hz"
    case loudness = "loudness_lufs"
    case loudnessRange = "loudness_range_lu"
    case truePeak = "true_peak_dbtp"
    case momentaryMax = "momentary_max_lufs"
    case shortTermMax = "short_term_max_lufs"
    case peakToLoudness = "plr_db"
    case noiseFloor = "noise_floor_dbfs"
    case sampleRate = "sample_rate"
    case eqProfile = "eq_profile"
    case structureMarkers = "structure_markers"
    case keySections = "key_sections"
  }
}

/// A stretch in which the tempo stays, or rises or falls evenly.
public struct TempoSection: Sendable, Hashable, Codable {
  /// In seconds.
  public var start: Double
  public var end: Double
  /// At its start, in beats per minute.
  public var bpm: Double
  /// At its end; the same where the tempo stays.
  public var lastBpm: Double

  public init(start: Double, end: Double, bpm: Double, lastBpm: Double) {
    (self.start, self.end, self.bpm, self.lastBpm) = (start, end, bpm, lastBpm)
  }

  enum CodingKeys: String, CodingKey {
    case start, end, bpm
    case lastBpm = "bpm_at_end"
  }
}

/// The level of one third-octave band.
public struct BandLevel: Sendable, Hashable, Codable {
  public var hz: Double
  public var db: Double

  public init(hz: Double, db: Double) {
    self.hz = hz
    self.db = db
  }
}

/// Where a section begins, in seconds.
public struct StructureMarker: Sendable, Hashable, Codable {
  public var time: Double
  /// Sections that sound alike share a letter.
  public var label: String
  /// 0…1, relative to the loudest section.
  public var energy: Double

  public init(time: Double, label: String, energy: Double) {
    self.time = time
    self.label = label
    self.energy = energy
  }
}

/// A stretch of time, in seconds.
public struct TimeRange: Sendable, Hashable, Codable {
  public var start: Double
  public var end: Double

  public init(start: Double, end: Double) {
    self.start = start
    self.end = end
  }
}

/// How the sound stands between the loudspeakers.
public struct StereoImage: Sendable, Hashable, Codable {
  /// Of left and right, −1…1; 1 for silence and mono.
  public var correlation: Double
  public var width: [BandWidth]
  public var lowEnd: LowEnd

  public init(correlation: Double, width: [BandWidth], lowEnd: LowEnd = LowEnd()) {
    self.correlation = correlation
    self.width = width
    self.lowEnd = lowEnd
  }

  enum CodingKeys: String, CodingKey {
    case correlation, width
    case lowEnd = "low_end"
  }
}

/// How the sound between two frequencies stands between the loudspeakers.
public struct BandWidth: Sendable, Hashable, Codable {
  public var lowHz: Double
  public var highHz: Double
  /// Side over mid energy in dB; −120 for mono.
  public var sideDb: Double
  /// Of left and right, −1…1; 1 for silence and mono.
  public var correlation: Double

  public init(lowHz: Double, highHz: Double, sideDb: Double, correlation: Double = 1) {
    self.lowHz = lowHz
    self.highHz = highHz
    self.sideDb = sideDb
    self.correlation = correlation
  }

  enum CodingKeys: String, CodingKey {
    case correlation
    case lowHz = "low_hz"
    case highHz = "high_hz"
    case sideDb = "side_db"
  }
}
