/// Understands tickets: by rules, or by asking a language model.
public protocol PromptParser: Sendable {
  /// What `ticket` asks for, and how that was found out; only cancellation is thrown.
  func understand(_ ticket: Ticket) async throws -> Understanding
}

/// A brief, and who wrote it.
public struct Understanding: Sendable, Equatable {
  public var brief: Brief
  public var reader: PromptReader

  public init(_ brief: Brief, by reader: PromptReader) {
    self.brief = brief
    self.reader = reader
  }
}

extension RuleParser: PromptParser {
  public func understand(_ ticket: Ticket) -> Understanding { Understanding(brief(for: ticket), by: .rules) }
}
