import Music

/// The lexicon and the known genres, made ready for looking words up.
///
/// A reference: what reads a prompt is copied at nearly every step, and each of these tables would be counted then.
final class Vocabulary: Sendable {
  /// A genre as a prompt names it.
  struct NamedGenre: Sendable, Hashable {
    /// The name of a known genre.
    let name: String
    /// The genre that the prompt named, where `name` is only the nearest known one.
    let requestedName: String?
    let tempo: [Double]?
  }

  let lexicon: Lexicon
  let genreNames: [GenreName]
  let genres: PhraseBook<NamedGenre>
  let instruments: PhraseBook<String>
  let voices: PhraseBook<String>
  let absent: PhraseBook<String>
  let artists: PhraseBook<String>
  let moods: PhraseBook<String>
  let sound: PhraseBook<String>
  let tempoWords: PhraseBook<String>
  let loudness: PhraseBook<String>
  let sections: PhraseBook<SectionKind>
  let sectionLengths: PhraseBook<SectionLength>
  let endings: PhraseBook<EndingStyle>
  let modes: PhraseBook<Mode>
  let meters: PhraseBook<Meter>
  let units: PhraseBook<QuantityUnit>
  /// The words for numbers.
  let numbers: PhraseBook<Double>
  let about: PhraseBook<Bool>
  /// True where the negation carries over "and" ("without drums and bass").
  let negations: PhraseBook<Bool>
  let only: PhraseBook<Bool>
  let onlyAfter: PhraseBook<Bool>
  let corrections: PhraseBook<Bool>
  let amounts: PhraseBook<Double>
  let colouring: PhraseBook<Bool>
  let styles: PhraseBook<Bool>
  let timeFeels: PhraseBook<TimeFeel>
  let afterTheManner: PhraseBook<Bool>
  let references: PhraseBook<Bool>
  let like: PhraseBook<Bool>
  let same: PhraseBook<Bool>
  let aspects: PhraseBook<String>
  let comparatives: PhraseBook<String>
  /// True for more, false for less.
  let degrees: PhraseBook<Bool>
  let than: PhraseBook<Bool>
  /// True for a least value, false for a greatest one.
  let bounds: PhraseBook<Bool>
  let none: PhraseBook<Bool>
  let exclusions: PhraseBook<Bool>
  let details: PhraseBook<Bool>
  let numbered: PhraseBook<Bool>
  let counted: PhraseBook<Bool>
  let ordinaryNames: PhraseBook<Bool>
  let style: StyleWords
  let smallWords: Set<String>
  let ordinaryWords: Set<String>
  let images: PhraseBook<String>
  let voiceWords: PhraseBook<String>
  let voicesAlone: PhraseBook<String>
  /// By language; `emoji` are signs of all.
  let ignored: [String: PhraseBook<Bool>]
  let promptLabels: PromptLabels
  let scriptTerms: ScriptTerms
  let sounds: SoundNames

  init(lexicon: Lexicon, genres genreNames: [GenreName], sounds: [SoundName] = []) {
    self.lexicon = lexicon
    self.sounds = SoundNames(sounds)
    self.genreNames = genreNames
    genres = Self.genreBook(lexicon, genreNames)
    instruments = Self.book(lexicon.instruments.mapValues(\.words)) { $0 }
    voices = PhraseBook([("vocals", lexicon.voices)])
    absent = Self.book(lexicon.absent) { $0 }
    artists = PhraseBook(lexicon.artists.sorted { $0.key < $1.key }.map { ($0.key, $0.value.words) }, plurals: false)
    moods = Self.book(lexicon.moods.mapValues(\.words)) { $0 }
    sound = Self.book(lexicon.sound) { $0 }
    tempoWords = Self.book(lexicon.tempoWords.mapValues(\.words)) { $0 }
    loudness = Self.book(lexicon.loudness.mapValues(\.words)) { $0 }
    sections = Self.book(lexicon.sections, SectionKind.init(rawValue:))
    sectionLengths = Self.book(lexicon.sectionLengths, SectionLength.init(rawValue:))
    endings = Self.book(lexicon.endings, EndingStyle.init(rawValue:))
    modes = Self.book(lexicon.modes, Mode.init(rawValue:))
    meters = Self.book(lexicon.meters) { Meter($0) }
    units = Self.book(lexicon.units, plurals: false, QuantityUnit.init(rawValue:))
    numbers = PhraseBook(lexicon.numbers.sorted { $0.key < $1.key }.map { ($0.value, [$0.key]) }, plurals: false)
    about = PhraseBook([(true, lexicon.about)])
    negations = PhraseBook([(false, lexicon.no), (true, lexicon.without)])
    only = PhraseBook([(true, lexicon.only)])
    onlyAfter = PhraseBook([(true, lexicon.onlyAfter)])
    corrections = PhraseBook([(true, lexicon.corrections)])
    amounts = PhraseBook(lexicon.amounts.sorted { $0.key < $1.key }.map { ($0.value.share, $0.value.words) })
    colouring = PhraseBook([(true, lexicon.colouring)])
    styles = PhraseBook([(true, lexicon.styles)])
    timeFeels = Self.book(lexicon.timeFeels, TimeFeel.init(rawValue:))
    afterTheManner = PhraseBook([(true, lexicon.afterTheManner)])
    references = PhraseBook([(true, lexicon.references)])
    like = PhraseBook([(true, lexicon.like)])
    same = PhraseBook([(true, lexicon.same)])
    aspects = Self.book(lexicon.aspects) { $0 }
    comparatives = Self.book(lexicon.comparatives) { $0 }
    degrees = PhraseBook([(true, lexicon.more), (false, lexicon.less)])
    than = PhraseBook([(true, lexicon.than)])
    bounds = PhraseBook([(true, lexicon.atLeast), (false, lexicon.atMost)])
    none = PhraseBook([(true, lexicon.none)])
    exclusions = PhraseBook([(true, lexicon.exclusions)])
    details = PhraseBook([(true, lexicon.details)])
    numbered = PhraseBook([(true, lexicon.numbered)], plurals: false)
    counted = PhraseBook([(true, lexicon.counted)])
    ordinaryNames = PhraseBook([(true, lexicon.ordinaryNames)], plurals: false)
    style = StyleWords(lexicon, genres: genreNames)
    smallWords = Set(lexicon.smallWords.flatMap(Tokeniser.words))
    ordinaryWords = Set(lexicon.ordinaryWords.flatMap(Tokeniser.words))
    images = Self.book(lexicon.images.mapValues(\.words)) { $0 }
    voiceWords = Self.book(lexicon.voiceWords, plurals: false) { $0 }
    voicesAlone = Self.book(lexicon.voicesAlone, plurals: false) { $0 }
    ignored = lexicon.ignored.mapValues { PhraseBook([(true, $0)], plurals: false) }
    promptLabels = PromptLabels(lexicon)
    scriptTerms = ScriptTerms(lexicon)
  }

  /// A book of a table whose names mean something, in the order of the names.
  private static func book<Value: Sendable>(
    _ table: [String: [String]], plurals: Bool = true, _ value: (String) -> Value?
  ) -> PhraseBook<Value> {
    PhraseBook(
      table.sorted { $0.key < $1.key }.compactMap { name, words in value(name).map { ($0, words) } }, plurals: plurals)
  }

  /// The known genres in all spellings first, so that a stand-in ends when the genre itself becomes known.
  private static func genreBook(_ lexicon: Lexicon, _ known: [GenreName]) -> PhraseBook<NamedGenre> {
    let names = Set(known.map(\.name))
    let own = known.map {
      // A number is a tempo, whatever a scene calls itself.
      let spellings = $0.spellings.filter { $0.contains(where: \.isLetter) }
      return (
        NamedGenre(name: $0.name, requestedName: nil, tempo: nil), spellings + (lexicon.genres[$0.name]?.words ?? [])
      )
    }
    let standIns = lexicon.genres.sorted { $0.key < $1.key }.compactMap { name, row in
      names.contains(name)
        ? nil
        : lexicon.nearest(to: name, among: names).map {
          (NamedGenre(name: $0, requestedName: name, tempo: row.tempo), row.words)
        }
    }
    return PhraseBook(own + standIns)
  }
}

/// A genre as the parser knows it: spellings and usual tempi.
public struct GenreName: Sendable, Hashable {
  /// As briefs name it, such as `drum-and-bass`.
  public let name: String
  /// Other spellings, lower case.
  public let aliases: [String]
  /// The usual tempi, in BPM.
  public let tempo: ClosedRange<Double>

  public init(_ name: String, aliases: [String] = [], tempo: ClosedRange<Double>) {
    self.name = name
    self.aliases = aliases
    self.tempo = tempo
  }

  /// Every spelling, the name itself first.
  var spellings: [String] { [name] + aliases }
}

/// A unit that numbers in prompts count.
enum QuantityUnit: String, CaseIterable {
  case bpm, seconds, minutes, hours, bars

  /// The length of one, in seconds; nil for beats per minute and bars, which depend on the music.
  var seconds: Double? {
    switch self {
    case .seconds: 1
    case .minutes: 60
    case .hours: 3600
    case .bpm, .bars: nil
    }
  }
}
