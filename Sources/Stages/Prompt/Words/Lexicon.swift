import Diagnosis
import Music
import Yams

/// The words that prompts are understood by, as a musician can read and extend them in `Resources/lexicon.yaml`.
public struct Lexicon: Sendable, Decodable {
  struct Instrument: Sendable, Decodable {
    let role: StemRole
    let words: [String]
  }

  struct StandIn: Sendable, Decodable {
    let nearest: String
    let tempo: [Double]?
    let words: [String]
  }

  struct Artist: Sendable, Decodable {
    let words: [String]
    let genre: String?
    let tempo: [Double]?
    let mode: Mode?
    let moods: [String]?
    let style: [String]?
    let instruments: [String]?
    let note: String?
  }

  struct Mood: Sendable, Decodable {
    let energy: Double
    let mode: Mode?
    let words: [String]
  }

  struct TempoWord: Sendable, Decodable {
    let bpm: [Double]
    let share: [Double]?
    let words: [String]
  }

  struct LoudnessWord: Sendable, Decodable {
    let lufs: Double
    let words: [String]
  }

  struct Amount: Sendable, Decodable {
    let share: Double
    let words: [String]
  }

  let instruments: [String: Instrument]
  let voices: [String]
  let absent: [String: [String]]
  let standsInFor: [String: StandIn]
  let artists: [String: Artist]
  let moods: [String: Mood]
  let sound: [String: [String]]
  let tempoWords: [String: TempoWord]
  let loudness: [String: LoudnessWord]
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
  let only: [String]
  let amounts: [String: Amount]
  let colouring: [String]
  let styles: [String]
  let smallWords: [String]
  let ordinaryWords: [String]

  enum CodingKeys: String, CodingKey {
    case instruments, voices, absent, artists, moods, sound, loudness, sections, endings, modes, meters, units, numbers
    case about, no, without, only, amounts, colouring, styles
    case standsInFor = "stands_in_for"
    case tempoWords = "tempo_words"
    case sectionLengths = "section_lengths"
    case smallWords = "small_words"
    case ordinaryWords = "ordinary_words"
  }

  /// The lexicon written in `yaml`; `source` is named when it cannot be read.
  public init(yaml: String, source: String = "lexicon.yaml") throws(Problems) {
    do {
      self = try YAMLDecoder().decode(Lexicon.self, from: yaml)
    } catch {
      throw Problems(
        Diagnosis(
          code: "lexicon.invalid", place: source, finding: Self.words(for: error),
          remedy: "mend it there; the lexicon that comes with the program shows the form"))
    }
    let problems = problems(in: source)
    guard problems.isEmpty else { throw Problems(problems) }
  }

  /// The lexicon that comes with the program.
  public static func builtIn() throws(Problems) -> Lexicon {
    try Lexicon(yaml: String(decoding: PackageResources.lexicon_yaml, as: UTF8.self))
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

  private static func path(_ keys: [any CodingKey]) -> String {
    keys.isEmpty ? "the file" : keys.map(\.stringValue).joined(separator: ".")
  }
}
