import ArgumentParser
import Daemon
import Foundation
import Genres
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
    let ticket = try GivenTicketReader(catalogue, backends: settings.backendNames).ticket(prompt).ticket
    let understanding = try await reader.understand(ticket)
    try Output.print(ParsedPrompt(understanding), json: json) { BriefText(understanding.brief).text }
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
