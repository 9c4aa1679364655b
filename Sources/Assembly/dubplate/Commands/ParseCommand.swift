import ArgumentParser
import Audio
import Daemon
import Diagnostics
import Foundation
import Genres
import Music
import Prompt
import Settings

struct ParseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse", abstract: "Print what a prompt is understood to say.",
    usage: "dubplate parse [<options>] <prompt, ticket file or folder, or ->",
    discussion: """
      Example: what is heard, and what is not
        dubplate parse "dark techno at 132 bpm in F minor" --json
      """)

  @Argument(help: "What you want to hear; or a .json or .txt file, a folder with one, or - for the input stream.")
  var prompt: String

  @Flag(help: "Print JSON.")
  var json = false

  @Option(help: "Who reads it: rules or model; otherwise as the settings say.")
  var parser: String?

  @OptionGroup var options: GlobalOptions

  func run() async throws {
    var settings = try options.settings()
    if let parser { try settings.set("prompt.parser", to: parser, at: "--parser") }
    let catalogue = try options.catalogue()
    let reader = try settings.promptParser(
      catalogue, state: options.paths(settings).state, environment: ProcessInfo.processInfo.environment)
    let ticket = try TicketInputReader(catalogue, backends: settings.backendNames).ticket(prompt).ticket
    let understanding = try await reader.understand(ticket)
    try StandardOutput.print(ParsedPrompt(understanding), json: json) { BriefText(understanding.brief).text }
  }
}

/// A brief with one more field: who wrote it.
private struct ParsedPrompt: Encodable {
  private let understanding: Understanding

  init(_ understanding: Understanding) { self.understanding = understanding }

  private enum CodingKeys: String, CodingKey {
    case reader
  }

  func encode(to encoder: any Encoder) throws {
    try understanding.brief.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(understanding.reader, forKey: .reader)
  }
}

/// A brief for people: a line for each thing that was understood, and what was not.
struct BriefText {
  let text: String

  init(_ brief: Brief) {
    let fields: [(String, String?)] = [
      ("title", brief.title),
      ("genre", Self.genres(brief)), ("style", brief.style.isEmpty ? nil : brief.style),
      ("tempo", Self.tempo(brief)), ("key", brief.key.map { "\($0)" } ?? brief.mode.map { "\($0)" }),
      ("duration", brief.duration.map { NumberText.clock($0.value) } ?? brief.durationBars.map { "\($0) bars" }),
      ("meter", brief.meter.map { "\($0)" }), ("moods", Self.list(brief.moods)),
      ("playing", Self.list(brief.instruments).map { brief.onlyInstruments ? "only \($0)" : $0 }),
      ("sounds", Self.list((brief.sounds ?? []).map { "\($0.name) (\($0.instrument ?? $0.role.rawValue))" })),
      ("without", Self.list(brief.exclude)),
      ("form", Self.list(brief.structure.map(\.inWords))),
      ("places", Self.list(brief.sectionDetails.map(\.inWords), between: "; ")),
      ("changes", Self.list(brief.tempoCurves.map(\.inWords))),
      ("fades", Self.fades(brief)),
      ("singing", brief.vocals ? brief.lyrics ?? "yes" : nil),
      ("voice", Self.voice(brief)),
      ("loudness", brief.loudness.map { "\(NumberText.decimal($0.value)) LUFS" }),
      ("peaks", brief.truePeak.map { "\(NumberText.decimal($0.value)) dBTP" }),
      ("unknown", Self.list(brief.notUnderstood.map { "\"\($0)\"" })),
      ("words", Self.words(brief.coverage)),
    ]
    let lines = fields.compactMap { name, value in value.map { "\(name.padded(toColumns: 10))\($0)\n" } }
    let notes = brief.notes.map { "note      \($0)\n" }
    text = lines.isEmpty && notes.isEmpty ? "nothing was understood\n" : (lines + notes).joined()
  }

  private static func genres(_ brief: Brief) -> String? {
    let names = brief.genres.map {
      brief.genres.count > 1 ? "\($0.name) \(NumberText.whole(100 * $0.weight)) %" : $0.name
    }
    return list(names) ?? brief.genre
  }

  private static func tempo(_ brief: Brief) -> String? {
    let range = brief.bpmRange.map { $0.map { NumberText.short($0) }.joined(separator: " to ") }
    guard let bpm = brief.bpm else { return range.map { "\($0) BPM" } }
    return "\(NumberText.short(bpm.bpm)) BPM\(range.map { ", allowed \($0)" } ?? "")"
  }

  private static func fades(_ brief: Brief) -> String? {
    let ending = brief.ending.map { ending in
      let length = ending == .fade ? brief.fade.map { " out over \(NumberText.short($0.value)) s" } ?? " out" : ""
      return ending == .fade ? "fade\(length)" : "ends at once"
    }
    return list([brief.fadeIn.map { "fade in over \(NumberText.short($0.value)) s" }, ending].compactMap { $0 })
  }

  private static func list(_ words: [String], between separator: String = ", ") -> String? {
    words.isEmpty ? nil : words.joined(separator: separator)
  }

  private static func voice(_ brief: Brief) -> String? {
    brief.voice.map { voice in
      [voice.singer?.rawValue, voice.register?.rawValue, voice.manner?.rawValue].compactMap { $0 }.joined(
        separator: ", ")
    }
  }

  /// The account of the prompt's words; nil where there are none.
  private static func words(_ coverage: PromptCoverage) -> String? {
    let all = coverage.understood + coverage.ignored + coverage.notUnderstood
    return all == 0
      ? nil
      : "\(coverage.understood) understood, \(coverage.ignored) passed over, \(coverage.notUnderstood) not understood"
  }

}
