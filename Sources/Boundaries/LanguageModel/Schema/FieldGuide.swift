import Diagnostics
import Music
import Prompt

/// The facts about a brief's fields that their types cannot state: meanings, names that are known, and ranges.
///
/// A field without a row is asked for by its type alone and kept within the bounds that hold for everything.
struct FieldGuide: Sendable {
  struct Row: Sendable {
    var meaning: String?
    var choices: [String] = []
    var range: ClosedRange<Double>?
  }

  /// Fields that follow from others, or that say how the brief came to be: never the model's business.
  static let withheld: Set<String> = [
    "evidence", "notes", "instrument_roles", "style_votes", "coverage", "local_instruments", "sounds",
  ]

  /// The bounds of a field without a row.
  static let widest = -1e6...1e6
  static let longestText = 400
  static let longestList = 64

  private let rows: [String: Row]

  init(genres: [GenreName]) {
    var rows = Self.general
    let names = genres.map(\.name)
    for path in ["genre", "genres[].name", "instrument_styles[].genre"] { rows[path, default: Row()].choices = names }
    self.rows = rows
  }

  /// The row of a path such as `structure[].bars`.
  subscript(path: String) -> Row { rows[path] ?? Row() }

  /// `schema` with the known names, each field with its meaning, and without the withheld fields.
  ///
  /// Fields whose type does not tell what it reads, such as dictionaries, have no place in a strict schema either.
  func refined(_ schema: Schema, at path: String = "") -> Schema {
    switch schema {
    case .object(let fields): .object(fields.compactMap { refined($0, in: path) })
    case .list(let element): .list(refined(element, at: path + "[]"))
    case .nullable(let inner): .nullable(refined(inner, at: path))
    case .string where !self[path].choices.isEmpty: .choice(self[path].choices)
    default: schema
    }
  }

  private func refined(_ field: Schema.Field, in path: String) -> Schema.Field? {
    if path.isEmpty, Self.withheld.contains(field.name) { return nil }
    let location = path.isEmpty ? field.name : "\(path).\(field.name)"
    let schema = refined(field.schema, at: location)
    return schema.isBlank ? nil : Schema.Field(name: field.name, schema: schema, meaning: meaning(of: location))
  }

  private func meaning(of path: String) -> String? {
    let row = self[path]
    let range = row.range.map { "\(NumberText.exact($0.lowerBound)) to \(NumberText.exact($0.upperBound))" }
    let parts = [row.meaning, range].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  private static let general: [String: Row] = [
    "genre": Row(meaning: "the leading genre"),
    "genres": Row(meaning: "all genres, the leading one first"),
    "genres[].weight": Row(meaning: "its share", range: 0...1),
    "style": Row(meaning: "how it should sound, in a few words"),
    "bpm": Row(meaning: "beats per minute", range: NumberField.bpm.range),
    "bpm_range": Row(meaning: "lowest and highest tempo, where a range was asked for"),
    "bpm_range[]": Row(range: NumberField.bpm.range),
    "key": Row(meaning: "such as \"F# minor\", \"Bb major\" or \"D dorian\""),
    "mode": Row(meaning: "where only the mode was said or is meant by the mood"),
    "duration": Row(meaning: "seconds", range: NumberField.duration.range),
    "meter": Row(meaning: Meter.known.map(\.description).joined(separator: ", ")),
    "instruments": Row(meaning: "what shall play, such as drums, bass, piano"),
    "only_instruments": Row(meaning: "whether nothing else shall play"),
    "exclude": Row(meaning: "what shall not play"),
    "structure": Row(meaning: "the whole form, if it was given"),
    "structure[].bars": Row(range: 1...512),
    "section_wishes": Row(meaning: "what was said of single sections"),
    "section_wishes[].count": Row(meaning: "how many, 0 forbids it", range: 0...16),
    "section_wishes[].bars": Row(range: 1...512),
    "section_wishes[].duration": Row(meaning: "seconds", range: 0.5...600),
    "occasions": Row(meaning: "what the music is for, such as wedding"),
    "duration_bars": Row(meaning: "the length in bars, if it was said in bars", range: 1...1_000),
    "from_reference": Row(meaning: "what shall be as in the reference: names of these fields, or style for all of it"),
    "comparisons": Row(meaning: "what shall be more or less than in the reference"),
    "comparisons[].amount": Row(range: 0.01...200),
    "tempo_curves": Row(meaning: "changes of tempo along the way"),
    "tempo_curves[].from": Row(range: NumberField.bpm.range),
    "tempo_curves[].to": Row(range: NumberField.bpm.range),
    "tempo_curves[].place.bars": Row(range: 1...512),
    "tempo_curves[].place.occurrence": Row(meaning: "1 for the first, -1 for the last", range: -64...64),
    "time_feel": Row(meaning: "half-time or double-time drums"),
    "ensemble": Row(meaning: "a named group that is the whole band, such as string quartet, with its players"),
    "instrument_styles": Row(meaning: "instruments that shall sound as in another genre"),
    "structure[].arrangement": Row(meaning: "what was asked of that section"),
    "structure[].arrangement.transposition": Row(meaning: "semitones", range: -24...24),
    "section_details": Row(meaning: "what was said of one place only, such as no drums until the drop"),
    "section_details[].place.bars": Row(range: 1...512),
    "section_details[].place.occurrence": Row(meaning: "1 for the first, -1 for the last", range: -64...64),
    "section_details[].arrangement.transposition": Row(meaning: "semitones", range: -24...24),
    "section_details[].words": Row(meaning: "as written"),
    "ending": Row(meaning: "at once or by getting quieter"),
    "fade": Row(meaning: "the length of the fade at the end, seconds", range: 0.5...120),
    "fade_in": Row(meaning: "the length of the fade at the beginning, seconds", range: 0.5...120),
    "density": Row(meaning: "of notes, from sparse to dense", range: 0...1),
    "articulation": Row(meaning: "of all that play"),
    "title": Row(meaning: "the name of the track, if it was said"),
    "voice": Row(meaning: "who sings, how high and in which manner"),
    "lyrics": Row(meaning: "the words to sing, as written"),
    "language": Row(meaning: "of the lyrics, a code such as en"),
    "moods": Row(meaning: "such as dark, calm, happy"),
    "vocals": Row(meaning: "whether somebody shall sing or speak"),
    "energy": Row(meaning: "from still to frantic", range: 0...1),
    "loudness_lufs": Row(meaning: "integrated loudness, only if a number was given", range: NumberField.loudness.range),
    "true_peak_dbtp": Row(meaning: "only if a number was given", range: NumberField.truePeak.range),
    "not_understood": Row(meaning: "words of the request that lead to nothing, as written"),
  ]
}
