import Diagnostics
import Foundation
import HTTP
import Prompt

/// Understands prompts by asking a language model, within the bounds of the rules.
///
/// The rules read every prompt first: what the ticket states and what the prompt states literally is theirs, and they
/// stand in when the model refuses, fails or writes nonsense. Who decides what is in `Precedence`.
public struct LanguageModelParser: PromptParser {
  private let settings: LanguageModelSettings
  private let client: ChatClient
  private let store: AnswerStore?
  private let rules: RuleParser
  private let reader: AnswerReader

  public init(
    _ settings: LanguageModelSettings, rules: RuleParser, genres: [GenreName], client: RetryingClient
  ) {
    self.settings = settings
    self.rules = rules
    self.client = ChatClient(settings, client)
    store = settings.answers.map(AnswerStore.init(folder:))
    let guide = FieldGuide(genres: genres)
    let schema = guide.refined(SchemaProbe.schema(of: Brief.self))
    reader = AnswerReader(guide: guide, schema: schema, rules: rules, genres: genres)
  }

  public func understand(_ ticket: Ticket) async throws -> Understanding {
    guard !ticket.prompt.isEmpty else { return Understanding(rules.brief(for: ticket), by: .rules) }
    do {
      return try await ask(ticket)
    } catch is CancellationError {
      throw CancellationError()
    } catch {
      return standIn(for: ticket, error)
    }
  }

  private func ask(_ ticket: Ticket) async throws -> Understanding {
    let question = AnswerStore.Question(
      server: settings.server.text, model: settings.model, instructions: ChatRequest.instructions(reader.schema),
      prompt: ticket.prompt)
    var record = ParserRecord(.model, model: settings.model)
    if let answer = store?.answer(to: question), let brief = try? reader.brief(from: answer, for: ticket) {
      record.cached = true
      return Understanding(brief, by: record)
    }
    let reply = try await client.answer(to: ticket.prompt, schema: reader.schema)
    var brief = try reader.brief(from: reply.content, for: ticket)
    do {
      try store?.keep(reply.content, to: question)
    } catch {
      brief.notes.append("The model's answer could not be kept for the next time: \(error.localizedDescription).")
    }
    record.cached = false
    record.tokens = reply.tokens
    return Understanding(brief, by: record)
  }

  /// The rules' own understanding, with the reason why it had to stand in.
  private func standIn(for ticket: Ticket, _ error: any Error) -> Understanding {
    var brief = rules.brief(for: ticket)
    var record = ParserRecord(.rules, model: settings.model)
    record.fallbackReason = Diagnosis.all(of: error, at: "language model").first
    let reason = record.fallbackReason.map { "\($0.finding); \($0.remedy)" } ?? "no reason is known"
    brief.notes.append("The rules stood in for the language model \(settings.model): \(reason).")
    return Understanding(brief, by: record)
  }
}

/// The settings of a language model: its server, and the bounds of its answers.
public struct LanguageModelSettings: Sendable {
  /// The address before `/chat/completions`.
  public var server: WebAddress
  public var model: String
  /// Nil for servers that want none.
  public var key: Secret?
  /// The most tokens of an answer.
  public var answerTokens: Int
  public var timeouts: HTTPTimeouts
  /// The folder where answers are kept; nil to ask each time.
  public var answers: String?

  public init(
    server: WebAddress, model: String, key: Secret? = nil, answerTokens: Int = 2000,
    timeout: Duration = .seconds(60), answers: String? = nil
  ) {
    self.server = server
    self.model = model
    self.key = key
    self.answerTokens = answerTokens
    self.answers = answers
    timeouts = HTTPTimeouts(firstByte: timeout, total: timeout)
  }
}
