import Audio
import Music
import Prompt

/// A brief for people: a line for each thing that was understood, and what was not.
struct BriefText {
  let text: String

  init(_ brief: Brief) {
    let fields: [(String, String?)] = [
      ("genre", Self.genres(brief)), ("style", brief.style.isEmpty ? nil : brief.style),
      ("tempo", Self.tempo(brief)), ("key", brief.key.map { "\($0)" } ?? brief.mode.map { "\($0)" }),
      ("duration", brief.duration.map { Figures.clock($0.value) } ?? brief.durationBars.map { "\($0) bars" }),
      ("meter", brief.meter.map { "\($0)" }), ("moods", Self.list(brief.moods)),
      ("playing", Self.list(brief.instruments).map { brief.onlyInstruments ? "only \($0)" : $0 }),
      ("without", Self.list(brief.exclude)),
      ("form", Self.list(brief.structure.map { "\($0.section)\($0.bars.map { " of \($0) bars" } ?? "")" })),
      ("singing", brief.vocals ? brief.lyrics ?? "yes" : nil),
      ("loudness", brief.loudness.map { "\(Figures.decimal($0.value)) LUFS" }),
      ("peaks", brief.truePeak.map { "\(Figures.decimal($0.value)) dBTP" }),
      ("ignored", Self.list(brief.notUnderstood.map { "\"\($0)\"" })),
    ]
    let lines = fields.compactMap { name, value in value.map { "\(name.padded(toColumns: 10))\($0)\n" } }
    let notes = brief.notes.map { "note      \($0)\n" }
    text = lines.isEmpty && notes.isEmpty ? "nothing was understood\n" : (lines + notes).joined()
  }

  private static func genres(_ brief: Brief) -> String? {
    let names = brief.genres.map { brief.genres.count > 1 ? "\($0.name) \(Figures.whole(100 * $0.weight)) %" : $0.name }
    return list(names) ?? brief.genre
  }

  private static func tempo(_ brief: Brief) -> String? {
    let range = brief.bpmRange.map { $0.map { Figures.short($0) }.joined(separator: " to ") }
    guard let bpm = brief.bpm else { return range.map { "\($0) BPM" } }
    return "\(Figures.short(bpm.bpm)) BPM\(range.map { ", allowed \($0)" } ?? "")"
  }

  private static func list(_ words: [String]) -> String? { words.isEmpty ? nil : words.joined(separator: ", ") }
}
