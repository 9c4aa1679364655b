/// What one server understands of the chat interface, as far as servers differ.
struct ChatDialect: Sendable, Hashable {
  enum Format: Sendable, Hashable {
    /// `response_format` of type `json_schema`, as OpenAI has it.
    case jsonSchema
    /// Type `json_object` with the schema beside it, as llama.cpp has it; others at least write JSON.
    case jsonObject
  }

  var format = Format.jsonSchema
  /// The name of the field that limits the length of the answer.
  var limitField: String

  /// OpenAI's models refuse the old name of the limit; most others do not know the new one.
  init(host: String) { limitField = host.hasSuffix("openai.com") ? "max_completion_tokens" : "max_tokens" }

  /// What to try instead after the server has refused a request with this message; nil if the form was not to blame.
  func alternative(after message: String) -> ChatDialect? {
    let text = message.lowercased()
    var other = self
    if format == .jsonSchema, ["response_format", "json_schema", "json_object"].contains(where: text.contains) {
      other.format = .jsonObject
      return other
    }
    if text.contains("max_tokens") || text.contains("max_completion_tokens") {
      other.limitField = limitField == "max_tokens" ? "max_completion_tokens" : "max_tokens"
      return other
    }
    return nil
  }
}
