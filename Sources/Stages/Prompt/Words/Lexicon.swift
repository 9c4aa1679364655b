import Diagnostics
import Genres
import Music

/// The words that prompts are understood by, as a musician can read and extend them in `Resources/lexicon`.
public struct Lexicon: Sendable, Decodable {
  struct InstrumentEntry: Sendable, Decodable {
    let role: StemRole
    let words: [String]
    let suggests: [String: Double]?
  }

  struct GenreEntry: Sendable, Decodable {
    let nearest: String
    let tempo: [Double]?
    let words: [String]
  }

  struct ArtistEntry: Sendable, Decodable {
    let words: [String]
    let genre: String?
    let tempo: [Double]?
    let mode: Mode?
    let moods: [String]?
    let style: [String]?
    let instruments: [String]?
    let note: String?
  }

  struct MoodEntry: Sendable, Decodable {
    let energy: Double
    let mode: Mode?
    let words: [String]
    let suggests: [String: Double]?
  }

  struct TempoEntry: Sendable, Decodable {
    let bpm: [Double]
    let share: [Double]?
    let words: [String]
    let suggests: [String: Double]?
  }

  struct LoudnessEntry: Sendable, Decodable {
    let lufs: Double
    let words: [String]
  }

  struct AmountEntry: Sendable, Decodable {
    let share: Double
    let words: [String]
  }

  struct ImageEntry: Sendable, Decodable {
    let moods: [String]
    let words: [String]
  }

  let instruments: [String: InstrumentEntry]
  let voices: [String]
  let absent: [String: [String]]
  let genres: [String: GenreEntry]
  let artists: [String: ArtistEntry]
  let moods: [String: MoodEntry]
  let sound: [String: [String]]
  let tempoWords: [String: TempoEntry]
  let loudness: [String: LoudnessEntry]
  let sections: [String: [String]]
  let sectionLengths: [String: [String]]
  let endings: [String: [String]]
  let modes: [String: [String]]
  let meters: [String: [String]]
  let units: [String: [String]]
  let numbers: [String: Double]
  let about: [String]
  let no: [String]
  let without: [String]
  /// Before a list of what shall not play, with a colon or at the beginning of a sentence.
  let exclusions: [String]
  let only: [String]
  /// After the instruments: nothing but them shall play.
  let onlyAfter: [String]
  let corrections: [String]
  let amounts: [String: AmountEntry]
  let colouring: [String]
  let styles: [String]
  let timeFeels: [String: [String]]
  let afterTheManner: [String]
  let references: [String]
  let like: [String]
  let same: [String]
  let aspects: [String: [String]]
  let comparatives: [String: [String]]
  let more: [String]
  let less: [String]
  let than: [String]
  let atLeast: [String]
  let atMost: [String]
  let none: [String]
  /// Details of a track that can have a length of their own: a fade, a reverb.
  let details: [String]
  /// Before a number that names something ("Juno 106") or counts something else than beats.
  let numbered: [String]
  /// After a number that counts something else than beats.
  let counted: [String]
  /// Names of artists and tracks that are words of everyday speech too.
  let ordinaryNames: [String]
  /// Language → English → the words that mean it there.
  let translations: [String: [String: [String]]]
  let occasions: [String: SuggestionEntry]
  let regions: [String: RegionEntry]
  /// Kinds of music and of parts that are no genre.
  let kinds: [String: SuggestionEntry]
  let ensembles: [String: EnsembleEntry]
  /// The number of players of a duo, a trio and so on.
  let ensembleSizes: [String: Int]
  let lineUps: [String: LineUpEntry]
  let soundSuggestions: [String: [String: Double]]
  let meterSuggestions: [String: [String: Double]]
  let voiceSuggestions: [String: Double]
  let beatlessSuggestions: [String: Double]
  let stylesWithDrums: [String]
  let stylesWithoutDrums: [String]
  let densities: [String: DensityEntry]
  let articulations: [String: [String]]
  let smallWords: [String]
  let ordinaryWords: [String]
  /// Language → words that say nothing of the music by themselves.
  let ignored: [String: [String]]
  /// Pictures that people describe music by.
  let images: [String: ImageEntry]
  /// `female`, `deep`, `whisper` … → words that mean it beside a word for a voice.
  let voiceWords: [String: [String]]
  /// `female high` and the like → words that mean it by themselves.
  let voicesAlone: [String: [String]]
  /// Before quoted words: they are sung.
  let sings: [String]
  /// Before the name of the track.
  let titled: [String]
  /// Before a colon at the beginning of a line.
  let titleLabels: [String]
  let lyricsLabels: [String]
  let styleLabels: [String]

  enum CodingKeys: String, CodingKey, CaseIterable {
    case instruments, voices, absent, artists, moods, sound, loudness, sections, endings, modes, meters, units, numbers
    case about, no, without, only, corrections, amounts, colouring, styles
    case genres, references, like, same, aspects, comparatives, more, less, than, none, translations
    case exclusions, details, numbered, counted, ignored, images, sings, titled
    case voiceWords = "voice_words"
    case voicesAlone = "voices_alone"
    case titleLabels = "title_labels"
    case lyricsLabels = "lyrics_labels"
    case styleLabels = "style_labels"
    case occasions, regions, kinds, ensembles, densities, articulations
    case ensembleSizes = "ensemble_sizes"
    case lineUps = "line_ups"
    case soundSuggestions = "sound_suggests"
    case meterSuggestions = "meter_suggests"
    case voiceSuggestions = "voice_suggests"
    case beatlessSuggestions = "beatless_suggests"
    case stylesWithDrums = "styles_with_drums"
    case stylesWithoutDrums = "styles_without_drums"
    case ordinaryNames = "ordinary_names"
    case timeFeels = "time_feels"
    case afterTheManner = "after_the_manner"
    case atLeast = "at_least"
    case atMost = "at_most"
    case onlyAfter = "only_after"
    case tempoWords = "tempo_words"
    case sectionLengths = "section_lengths"
    case smallWords = "small_words"
    case ordinaryWords = "ordinary_words"
  }

  /// The lexicon written in `files`; what a later file says of a name is added to what an earlier one said.
  ///
  /// Rows of the same name become one: words are joined, everything else is as the later file has it. Throws `Problems`
  /// that name the file and the line.
  public init(files: [LexiconFile]) throws(Problems) {
    var tables = LexiconTables()
    for file in files { try tables.add(file) }
    do {
      self = try NodeDecoder.decode(Lexicon.self, from: tables.root)
    } catch {
      throw Problems(tables.diagnosis(Self.words(for: error), at: Self.path(of: error)))
    }
    let problems = problems(in: tables)
    guard problems.isEmpty else { throw Problems(problems) }
  }

  /// The lexicon that comes with the program, extended by `files`.
  public static func builtIn(extendedBy files: [LexiconFile] = []) throws(Problems) -> Lexicon {
    try Lexicon(files: LexiconFile.builtIn + files)
  }

  private static func words(for error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, let context):
      "\(path(context.codingPath)) has no \"\(key.stringValue)\""
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
      DecodingError.dataCorrupted(let context):
      "\(path(context.codingPath)): \(context.underlyingError.map { "\($0)" } ?? context.debugDescription)"
    default: "\(error)"
    }
  }

  private static func path(of error: any Error) -> [String] {
    switch error {
    case DecodingError.keyNotFound(_, let context), DecodingError.typeMismatch(_, let context),
      DecodingError.valueNotFound(_, let context), DecodingError.dataCorrupted(let context):
      context.codingPath.map(\.stringValue)
    default: []
    }
  }

  private static func path(_ keys: [any CodingKey]) -> String {
    keys.isEmpty ? "the file" : keys.map(\.stringValue).joined(separator: ".")
  }
}
