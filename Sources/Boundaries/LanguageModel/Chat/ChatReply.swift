import Diagnostics
import HTTP
import Prompt

/// The answer to a chat request: the model's words, or the reason why there are none.
struct ChatReply: Sendable, Equatable {
  let content: String
  /// As the server counts.
  let tokens: Int?

  /// Reads a successful answer; throws what makes it useless.
  init(_ answer: HTTPAnswer, hiding request: HTTPRequest) throws(Problems) {
    if let type = answer.mediaType, type != "application/json", !type.hasSuffix("+json") {
      throw Problems(ChatFault.garbled("its type is \(type.prefix(60)), not JSON"))
    }
    let document: JSONValue
    do throws(Problems) {
      document = try StrictJSON.parse(answer.body)
    } catch {
      throw Problems(ChatFault.garbled("it is not JSON: \(error.diagnoses.first?.finding ?? "")"))
    }
    guard let choice = document["choices"]?.first, let message = choice["message"] else {
      throw Problems(ChatFault.garbled("it has no choices[0].message"))
    }
    if let refusal = message["refusal"]?.text {
      throw Problems(ChatFault.refusal(request.hidingSecrets(in: refusal)))
    }
    tokens = document["usage"]?["total_tokens"]?.whole
    content = try Self.content(of: message, finish: choice["finish_reason"]?.text, tokens)
  }

  private static func content(
    of message: JSONValue, finish: String?, _ tokens: Int?
  ) throws(Problems) -> String {
    switch finish {
    case "length": throw Problems(ChatFault.cutShort(tokens))
    case "content_filter": throw Problems(ChatFault.filtered)
    case "tool_calls", "function_call": throw Problems(ChatFault.garbled("the model wants to call a tool"))
    default: break
    }
    guard let content = message["content"]?.text, !content.isEmpty else {
      throw Problems(ChatFault.garbled("the message has no text"))
    }
    return content
  }
}

extension JSONValue {
  subscript(name: String) -> JSONValue? {
    guard case .object(let members) = content else { return nil }
    return members.last { $0.name == name }?.value
  }

  var first: JSONValue? {
    guard case .array(let elements) = content else { return nil }
    return elements.first
  }

  var text: String? {
    guard case .string(let text) = content else { return nil }
    return text
  }

  var whole: Int? {
    guard case .number(let number) = content else { return nil }
    return Int(exactly: number)
  }
}
