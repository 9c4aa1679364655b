import Diagnostics

/// A parser of tickets: by rules, or by asking a language model.
public protocol PromptParser: Sendable {
  /// The brief for `ticket` and the parser that wrote it. Throws `CancellationError` and nothing else.
  func understand(_ ticket: Ticket) async throws -> Understanding
}

/// A brief with the record of the parser that wrote it.
public struct Understanding: Sendable, Equatable {
  public var brief: Brief
  public var reader: ParserRecord

  public init(_ brief: Brief, by reader: ParserRecord) {
    self.brief = brief
    self.reader = reader
  }
}

extension RuleParser: PromptParser {
  public func understand(_ ticket: Ticket) -> Understanding { Understanding(brief(for: ticket), by: .rules) }
}

/// The manifest's record of the parser that wrote a brief.
public struct ParserRecord: Sendable, Equatable, Codable {
  public enum Parser: String, Sendable, Codable, CaseIterable {
    /// Words and rules.
    case rules
    /// A language model, within the rules' bounds.
    case model
  }

  public var parser: Parser
  /// The model that was asked, if one was.
  public var model: String?
  /// True if the answer came from the cache.
  public var cached: Bool?
  /// The tokens of question and answer, as the server counts them; nil if it does not say, or nothing was asked.
  public var tokens: Int?
  /// The reason for which the rules took over from the model.
  public var fallbackReason: Diagnosis?

  public init(_ parser: Parser, model: String? = nil) {
    self.parser = parser
    self.model = model
  }

  public static let rules = ParserRecord(.rules)

  enum CodingKeys: String, CodingKey {
    case parser, model, cached, tokens
    case fallbackReason = "stands_in_because"
  }
}
