import Analysis
import Audio
import Music

/// The value that a measurement should have, or the reason why none is given.
public enum Target<Value: Sendable & Equatable>: Sendable, Equatable {
  case value(Value)
  /// The plan said beforehand that it cannot be measured: a drone has no tempo, a drum solo no key.
  case declaredUndeterminable
  /// Nobody asked for anything.
  case notGiven

  /// The value, if there is one.
  public var value: Value? {
    if case .value(let value) = self { value } else { nil }
  }
}

/// The value itself, or `undeterminable` or `not given`, which no value is written as.
extension Target: Codable where Value: Codable {
  private enum Word: String, Codable {
    case undeterminable
    case notGiven = "not given"
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    switch try? container.decode(Word.self) {
    case .undeterminable: self = .declaredUndeterminable
    case .notGiven: self = .notGiven
    case nil: self = .value(try container.decode(Value.self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .value(let value): try container.encode(value)
    case .declaredUndeterminable: try container.encode(Word.undeterminable)
    case .notGiven: try container.encode(Word.notGiven)
    }
  }
}

/// The targets of a delivery's checks; what is left out is not judged.
///
/// Manifests hold them, so that a delivery can be checked again without what made it.
public struct Expectations: Sendable, Equatable, Codable {
  public var tempo: Target<Tempo> = .notGiven
  /// Of the genre: it says which of half, normal and double time is meant.
  public var tempoRange: ClosedRange<Double>?
  /// The tempo from beginning to end; nil where it stays the same.
  public var tempoCurve: TempoMap?
  /// The pulses that may be measured, as factors of the tempo: 0.5 where the drums play at half time; nil for 1 alone.
  public var tempoLevels: [Double]?
  /// Nil when nobody said.
  public var meter: Meter?
  public var key: Target<Key> = .notGiven
  /// The keys of the song besides its first one, any of which may be measured; nil for none.
  public var otherKeys: [Key]?
  public var loudness: Loudness?
  public var truePeak: TruePeak?
  public var frames: Int?
  /// Stretches in which nothing is meant to sound.
  public var silences: [TimeRange] = []
  public var reference: SpectralFingerprint?
  public var tolerances = Tolerances()
  /// The files should be in the format of a delivery: 24-bit, 48 kHz, stereo.
  public var deliveryFormat = true
  /// In LU, as the genre has it.
  public var loudnessRange: ClosedRange<Double>?
  /// In order; empty when none were planned.
  public var sections: [PlannedSection] = []
  /// The length of a bar, in seconds.
  public var bar: Double?
  /// What a musician listens for; nil where the notes are not what sounds.
  public var song: PlannedSong?
  /// By the stems' names.
  public var stems: [String: PlannedStem] = [:]
  /// The stems that a recording was taken apart into, by their names: nobody knows beforehand what is in them, if anything.
  public var separated: [String] = []
  public var severities = Severities()
  /// What was asked for, in the order of the report; nil in manifests of versions that did not check words.
  public var wishes: [Wish]?

  public init() {}

  enum CodingKeys: String, CodingKey {
    case tempo, meter, key, frames, reference, tolerances, sections, song, stems, separated, severities, wishes
    case otherKeys = "other_keys"
    case tempoRange = "tempo_range"
    case tempoCurve = "tempo_curve"
    case tempoLevels = "tempo_levels"
    case loudness = "loudness_lufs"
    case truePeak = "true_peak_dbtp"
    case silences = "silences_s"
    case deliveryFormat = "delivery_format"
    case loudnessRange = "loudness_range_lu"
    case bar = "bar_s"
  }
}
