import Music
import Signal

/// A ticket understood: what was asked for and nothing else; what is nil or empty was left open.
public struct Brief: Sendable, Equatable, Codable {
  /// The leading genre, by the name of a known one.
  public var genre: String?
  /// All genres heard, the leading one first; weights sum to 1.
  public var genres: [WeightedGenre] = []
  /// The words that say how it should sound, as one line.
  public var style = ""
  public var bpm: Tempo?
  /// The lowest and the highest tempo that were allowed.
  public var bpmRange: [Double]?
  public var key: Key?
  public var duration: Seconds?
  public var meter: Meter?
  /// What shall play, by stem role (`drums`) or instrument (`piano`).
  public var instruments: [String] = []
  /// Instruments that shall sound as in another genre ("with a dubstep-style bass").
  public var instrumentStyles: [InstrumentStyle] = []
  /// What shall not play.
  public var exclude: [String] = []
  public var structure: [StructureItem] = []
  public var vocals = false
  public var moods: [String] = []
  public var loudness: Loudness?
  public var truePeak: TruePeak?
  public var evidence: [Evidence] = []
  /// Words that led to nothing.
  public var notUnderstood: [String] = []
  /// Decisions a reader should know of, in whole sentences.
  public var notes: [String] = []

  public init() {}

  enum CodingKeys: String, CodingKey {
    case genre, genres, style, bpm, key, duration, meter, instruments, exclude, structure, vocals, moods
    case evidence, notes
    case bpmRange = "bpm_range"
    case instrumentStyles = "instrument_styles"
    case loudness = "loudness_lufs"
    case truePeak = "true_peak_dbtp"
    case notUnderstood = "not_understood"
  }
}

/// A genre and its share, 0…1.
public struct WeightedGenre: Sendable, Hashable, Codable {
  public var name: String
  public var weight: Double

  public init(_ name: String, weight: Double) {
    self.name = name
    self.weight = weight
  }
}

/// An instrument that borrows from another genre.
public struct InstrumentStyle: Sendable, Hashable, Codable {
  public var instrument: StemRole
  public var genre: String

  public init(_ instrument: StemRole, genre: String) {
    self.instrument = instrument
    self.genre = genre
  }
}

/// Why a field of the brief has its value.
public struct Evidence: Sendable, Hashable, Codable {
  /// The field's name in JSON.
  public var field: String
  /// The words it came from; `ticket` when the ticket's own field said it.
  public var words: String
  /// 0…1.
  public var confidence: Double

  public init(_ field: String, words: String, confidence: Double) {
    self.field = field
    self.words = words
    self.confidence = confidence
  }
}
