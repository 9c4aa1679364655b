import Audio
import Music

/// Measurements of a recording.
public struct StyleProfile: Sendable, Equatable, Codable {
  /// Beats of `meter` per minute; nil when no pulse was found.
  public var bpm: Double?
  /// 0…1.
  public var bpmConfidence: Double
  /// Half or double of `bpm`, if that could be meant as well.
  public var bpmAlternative: Double?
  /// Drift from the first tempo to the one that is farthest from it, in per cent; 0 for a steady one, nil when undetermined.
  public var tempoDrift: Double?
  /// Stretches in which the tempo stays or changes evenly, from beginning to end; nil when undetermined.
  public var tempoSections: [TempoSection]?
  /// Meter whose beats `bpm` counts, in 6/8 dotted quarters; 12/8 is measured as two bars of 6/8.
  public var meter: Meter?
  /// Phase of the second note in a swung pair: 0.5 is straight, 2/3 a triplet, nil undetermined.
  public var swing: Double?
  /// Notes that are swung: 8 for eighths or 16 for sixteenths.
  public var swingUnit: Int?
  /// Onsets per second.
  public var onsetDensity: Double?
  /// First downbeat.
  public var downbeat: Seconds?
  /// Times of the beats, in seconds.
  public var beats: [Double]
  /// Major or minor; nil when no key was found.
  public var key: Key?
  /// 0…1.
  public var keyConfidence: Double
  public var keyAlternative: Key?
  /// Frequency of A4 that fits best; nil without pitches.
  public var tuningHz: Double?
  /// Nil for silence.
  public var loudness: Loudness?
  /// In LU.
  public var loudnessRange: Decibels
  /// Nil for digital silence.
  public var truePeak: TruePeak?
  /// Loudness of the loudest 400 ms; nil for silence.
  public var momentaryMax: Loudness?
  /// Loudness of the loudest 3 s; nil for silence and for what is shorter.
  public var shortTermMax: Loudness?
  /// True peak less integrated loudness, in LU.
  public var peakToLoudness: Decibels?
  /// Level that 95 % of the sound is above, in dBFS; nil for silence.
  public var noiseFloor: Decibels?
  /// Nil when nothing was measured.
  public var silence: Silence?
  public var duration: Seconds
  /// Rate of the file, before anything was resampled.
  public var sampleRate: SampleRate
  public var channels: Int
  /// Third-octave levels of the key sections, in dB relative to the loudest band.
  public var eqProfile: [BandLevel]
  public var structureMarkers: [StructureMarker]
  /// Loudest recurring sections.
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

extension StyleProfile {
  /// Profile of a recording in which nothing was found: nothing but its length.
  public static func undetermined(duration: Seconds) -> StyleProfile {
    StyleProfile(
      bpmConfidence: 0, beats: [], keyConfidence: 0, loudnessRange: .dB(0), duration: duration,
      sampleRate: .standard, channels: 2, eqProfile: [], structureMarkers: [], keySections: [],
      stereo: StereoImage(correlation: 1, width: []))
  }

  /// Profile with the loudness of all channels in place of that of the two that they were folded to.
  public func measured(_ programme: ProgrammeLoudness?) -> Self {
    guard let programme else { return self }
    var profile = self
    profile.loudness = programme.integrated
    profile.loudnessRange = programme.range
    profile.truePeak = programme.truePeak
    profile.momentaryMax = programme.momentaryMax
    profile.shortTermMax = programme.shortTermMax
    profile.peakToLoudness = programme.truePeak.flatMap { peak in
      programme.integrated.map { .dB(peak.value - $0.value) }
    }
    return profile
  }
}

/// Stretch in which the tempo stays, or rises or falls evenly.
public struct TempoSection: Sendable, Hashable, Codable {
  public var start: Seconds
  public var end: Seconds
  /// Tempo at its start, in beats per minute.
  public var bpm: Double
  /// Tempo at its end; the same where the tempo stays.
  public var lastBpm: Double

  public init(start: Seconds, end: Seconds, bpm: Double, lastBpm: Double) {
    (self.start, self.end, self.bpm, self.lastBpm) = (start, end, bpm, lastBpm)
  }

  enum CodingKeys: String, CodingKey {
    case start, end, bpm
    case lastBpm = "bpm_at_end"
  }
}

/// Level of one third-octave band.
public struct BandLevel: Sendable, Hashable, Codable {
  public var hz: Double
  public var db: Double

  public init(hz: Double, db: Double) {
    self.hz = hz
    self.db = db
  }
}

/// Start of a section.
public struct StructureMarker: Sendable, Hashable, Codable {
  public var time: Seconds
  /// Letter that sections share which sound alike.
  public var label: String
  /// Root mean square over that of the loudest section, 0…1.
  public var energy: Double

  public init(time: Seconds, label: String, energy: Double) {
    self.time = time
    self.label = label
    self.energy = energy
  }
}

/// Stretch of time, in seconds.
public struct TimeRange: Sendable, Hashable, Codable {
  public var start: Double
  public var end: Double

  public init(start: Double, end: Double) {
    self.start = start
    self.end = end
  }
}
