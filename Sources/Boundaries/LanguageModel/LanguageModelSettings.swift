import HTTP

/// Which model is asked, where, and within which bounds.
public struct LanguageModelSettings: Sendable {
  /// What stands before `/chat/completions`.
  public var server: WebAddress
  public var model: String
  /// Nil for servers that want none.
  public var key: Secret?
  /// How many tokens an answer may have.
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
