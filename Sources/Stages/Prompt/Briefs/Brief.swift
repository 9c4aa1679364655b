import Audio
import Music

/// The wishes of a ticket and nothing else; whatever is nil or empty was left open.
public struct Brief: Sendable, Equatable, Codable {
  /// The leading genre, by the name of a known one.
  public var genre: String?
  /// All genres named, the leading one first; weights sum to 1.
  public var genres: [WeightedGenre] = []
  /// The votes that `genres` were decided by, in the order in which they were said.
  public var styleVotes: [StyleVote] = []
  /// What the music is for, as the lexicon calls it: `wedding`, `lullaby`.
  public var occasions: [String] = []
  /// The words that say how it should sound, as one line.
  public var style = ""
  public var bpm: Tempo?
  /// The lowest and the highest tempo that were allowed.
  public var bpmRange: [Double]?
  public var key: Key?
  /// The mode, when it was named without a tonic or follows from the mood.
  public var mode: Mode?
  public var duration: Seconds?
  /// The length in bars, when it was said in bars and no tempo was.
  public var durationBars: Int?
  /// The properties to keep from the reference: names of this brief's fields, or `style` for all of it.
  public var fromReference: [String] = []
  /// The properties that shall be more or less than in the reference.
  public var comparisons: [Comparison] = []
  /// Changes of the tempo along the way, in the order in which they were said.
  public var tempoCurves: [TempoCurve] = []
  /// Half-time or double-time feel of the drums against the tempo.
  public var timeFeel: TimeFeel?
  public var meter: Meter?
  /// The wanted stem roles (`drums`) and instruments (`piano`).
  public var instruments: [String] = []
  /// The stem that each of `instruments` belongs to, as far as it is known, in their order.
  public var instrumentRoles: [InstrumentRole] = []
  /// The group of players that was named; its players are among `instruments` too.
  public var ensemble: Ensemble?
  /// Those of `instruments` that were asked for in single places only, as `sectionDetails` and `structure` say.
  public var localInstruments: [String] = []
  /// True if nothing but `instruments` shall play.
  public var onlyInstruments = false
  /// Instruments that shall sound as in another genre ("with a dubstep-style bass").
  public var instrumentStyles: [InstrumentStyle] = []
  /// The owner's sounds that were asked for; nil for none.
  public var sounds: [AskedSound]?
  /// The unwanted stem roles and instruments, or `vocals`.
  public var exclude: [String] = []
  /// The whole form, section by section; empty when it was left open.
  public var structure: [StructureItem] = []
  /// Wishes for single kinds of section, short of a whole form.
  public var sectionWishes: [SectionWish] = []
  /// Wishes for single places, in the order in which they were said.
  public var sectionDetails: [SectionDetail] = []
  public var ending: EndingStyle?
  /// The length of the asked fade at the end.
  public var fade: Seconds?
  /// The length of the asked fade at the beginning.
  public var fadeIn: Seconds?
  /// The density of notes, 0 (sparse) … 1 (dense).
  public var density: Double?
  public var articulation: Articulation?
  /// The track's name, where the prompt says it.
  public var title: String?
  /// True if somebody shall sing or speak.
  public var vocals = false
  public var voice: VoiceWish?
  /// The words to sing.
  public var lyrics: String?
  /// The language of the words, as a code such as `en`.
  public var language: String?
  public var moods: [String] = []
  /// How much of a mood, a style word or of `density` is wanted, where that was said: 0.5 for "slightly", 1.5 for "very", 2 for
  /// "extremely".
  public var degrees: [String: Double]?
  /// The liveliness, 0 (still) … 1 (frantic): the mean over the moods.
  public var energy: Double?
  public var loudness: Loudness?
  public var truePeak: TruePeak?
  public var evidence: [Evidence] = []
  /// The account of the prompt's words.
  public var coverage = PromptCoverage()
  /// Words that led to nothing.
  public var notUnderstood: [String] = []
  /// Decisions a reader should know of, in whole sentences.
  public var notes: [String] = []

  public init() {}

  enum CodingKeys: String, CodingKey {
    case genre, genres, style, bpm, key, mode, duration, meter, instruments, exclude, structure, ending, vocals
    case lyrics, language, moods, energy, comparisons, evidence, notes, occasions, ensemble, fade, density, articulation
    case title, voice, coverage, degrees, sounds
    case styleVotes = "style_votes"
    case tempoCurves = "tempo_curves"
    case sectionDetails = "section_details"
    case durationBars = "duration_bars"
    case fromReference = "from_reference"
    case timeFeel = "time_feel"
    case bpmRange = "bpm_range"
    case instrumentRoles = "instrument_roles"
    case localInstruments = "local_instruments"
    case fadeIn = "fade_in"
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

/// The source of one field's value.
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

extension Brief {
  /// True if every number lies within the limits of tickets and prompts.
  public var isInRange: Bool {
    (bpm.map { NumberField.bpm.range.contains($0.bpm) } ?? true)
      && (bpmRange.map { $0.count == 2 && $0[0] <= $0[1] && $0.allSatisfy(NumberField.bpm.range.contains) } ?? true)
      && (duration.map { NumberField.duration.range.contains($0.value) } ?? true)
      && (durationBars.map { (1...1_000).contains($0) } ?? true)
      && (loudness.map { NumberField.loudness.range.contains($0.value) } ?? true)
      && (truePeak.map { NumberField.truePeak.range.contains($0.value) } ?? true)
      && genres.allSatisfy { (0...1).contains($0.weight) } && evidence.allSatisfy { (0...1).contains($0.confidence) }
      && comparisons.allSatisfy { ($0.amount ?? 1) > 0 && ($0.amount ?? 1) <= 200 }
      && structure.count <= TicketField.longestList && structure.allSatisfy(\.isInRange)
      && sectionDetails.count <= TicketField.longestList && sectionDetails.allSatisfy(\.isInRange)
      && tempoCurves.allSatisfy { curve in
        [curve.from, curve.to].allSatisfy { $0.map(NumberField.bpm.range.contains) ?? true }
          && curve.place?.isInRange ?? true
      }
      && [fade, fadeIn].allSatisfy { $0.map { FadeReader.range.contains($0.value) } ?? true }
  }
}
