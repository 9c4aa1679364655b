import Audio
import Music

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
  /// Major, minor or another mode, when that was said without a tonic, or lies in the mood.
  public var mode: Mode?
  public var duration: Seconds?
  /// The length in bars, when it was said in bars and no tempo was.
  public var durationBars: Int?
  /// What of the reference shall stay: names of this brief's fields, or `style` for all of it.
  public var fromReference: [String] = []
  /// What shall be more or less than in the reference.
  public var comparisons: [Comparison] = []
  /// Whether the drums shall feel half or twice as fast as the tempo.
  public var timeFeel: TimeFeel?
  public var meter: Meter?
  /// What shall play, by stem role (`drums`) or instrument (`piano`).
  public var instruments: [String] = []
  /// The stem that each of `instruments` belongs to, as far as it is known, in their order.
  public var instrumentRoles: [InstrumentRole] = []
  /// Whether nothing but `instruments` shall play.
  public var onlyInstruments = false
  /// Instruments that shall sound as in another genre ("with a dubstep-style bass").
  public var instrumentStyles: [InstrumentStyle] = []
  /// What shall not play: stem roles, instruments, or `vocals`.
  public var exclude: [String] = []
  /// The whole form, section by section; empty when it was left open.
  public var structure: [StructureItem] = []
  /// What was said of single sections instead.
  public var sectionWishes: [SectionWish] = []
  public var ending: Ending?
  /// Whether somebody shall sing or speak.
  public var vocals = false
  /// The words to sing.
  public var lyrics: String?
  /// The language of the words, as a code such as `en`.
  public var language: String?
  public var moods: [String] = []
  /// How lively, 0 (still) … 1 (frantic), from the moods.
  public var energy: Double?
  public var loudness: Loudness?
  public var truePeak: TruePeak?
  public var evidence: [Evidence] = []
  /// Words that led to nothing.
  public var notUnderstood: [String] = []
  /// Decisions a reader should know of, in whole sentences.
  public var notes: [String] = []

  public init() {}

  enum CodingKeys: String, CodingKey {
    case genre, genres, style, bpm, key, mode, duration, meter, instruments, exclude, structure, ending, vocals
    case lyrics, language, moods, energy, comparisons, evidence, notes
    case durationBars = "duration_bars"
    case fromReference = "from_reference"
    case timeFeel = "time_feel"
    case bpmRange = "bpm_range"
    case instrumentRoles = "instrument_roles"
    case onlyInstruments = "only_instruments"
    case instrumentStyles = "instrument_styles"
    case sectionWishes = "section_wishes"
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

/// The stem that an instrument belongs to.
public struct InstrumentRole: Sendable, Hashable, Codable {
  public var instrument: String
  public var role: StemRole

  public init(_ instrument: String, role: StemRole) {
    self.instrument = instrument
    self.role = role
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
