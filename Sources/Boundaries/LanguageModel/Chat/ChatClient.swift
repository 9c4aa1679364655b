import Diagnostics
import HTTP
import Synchronization

/// Asks one OpenAI-compatible server, and learns which form of the request it takes.
final class ChatClient: Sendable {
  private let settings: LanguageModelSettings
  private let client: RetryingClient
  /// The dialect that the server was found to understand.
  private let dialect: Mutex<ChatDialect>

  init(_ settings: LanguageModelSettings, _ client: RetryingClient) {
    self.settings = settings
    self.client = client
    dialect = Mutex(ChatDialect(host: settings.server.host))
  }

  /// The model's answer to `prompt`; throws `Diagnosable` errors and `CancellationError`.
  func answer(to prompt: String, schema: Schema) async throws -> ChatReply {
    let chat = ChatRequest(
      model: settings.model, prompt: prompt, schema: schema, answerTokens: settings.answerTokens)
    var dialect = dialect.withLock { $0 }
    // Format and limit can each be wrong once.
    for _ in 0..<3 {
      let request = try request(chat.json(dialect))
      let answer = try await client.send(request) { [dialect] in
        let report = ErrorReport($0)
        return report.isBilling || dialect.alternative(after: report.message) != nil
      }
      if answer.isSuccess {
        self.dialect.withLock { $0 = dialect }
        return try ChatReply(answer, hiding: request)
      }
      guard [400, 422, 500, 501].contains(answer.status),
        let other = dialect.alternative(after: ErrorReport(answer).message)
      else { throw Problems(ChatFault.report(answer, hiding: request)) }
      dialect = other
    }
    throw Problems(ChatFault.garbled("the server takes no form of the request"))
  }

  private func request(_ body: String) throws -> HTTPRequest {
    guard let address = settings.server.appending("chat/completions") else {
      throw Problems(ChatFault.garbled("the address is not one"))
    }
    var headers = [HTTPHeader("Content-Type", "application/json"), HTTPHeader("Accept", "application/json")]
    if let key = settings.key { headers.append(.bearer(key)) }
    var request = HTTPRequest(.post, address, headers: headers, body: Array(body.utf8), repetition: .afterAnswer)
    request.timeouts = settings.timeouts
    request.largestAnswer = 1 << 20
    return request
  }
}
