import Foundation
import TestSupport

/// Checks a request against the published schema of `POST /chat/completions` (OpenAI's OpenAPI document, 2.3.0) and the
/// rules for strict schemas.
enum ChatContract {
  /// Everything that is wrong with a request.
  static func problems(with request: ScriptedRequest) -> [String] {
    var problems: [String] = []
    if request.method != "POST" { problems.append("method \(request.method)") }
    if request.target != "/v1/chat/completions" { problems.append("target \(request.target)") }
    if request.header("content-type") != "application/json" { problems.append("content type") }
    if request.header("authorization") != "Bearer k-123456789" { problems.append("authorization") }
    guard let body = try? JSONSerialization.jsonObject(with: Data(request.body)) as? [String: Any] else {
      return problems + ["the body is no JSON object"]
    }
    let known: Set = ["model", "messages", "response_format", "max_tokens", "max_completion_tokens"]
    problems += body.keys.filter { !known.contains($0) }.map { "field \($0)" }
    if body["max_tokens"] != nil, body["max_completion_tokens"] != nil { problems.append("both limits") }
    if !(body["model"] is String) { problems.append("model") }
    problems += Self.problems(withMessages: body["messages"])
    return problems + Self.problems(withFormat: body["response_format"])
  }

  private static func problems(withMessages value: Any?) -> [String] {
    guard let messages = value as? [[String: Any]], messages.count == 2 else { return ["messages"] }
    let roles = messages.map { $0["role"] as? String }
    let isSound = messages.allSatisfy { Set($0.keys) == ["role", "content"] && $0["content"] is String }
    return (roles == ["system", "user"] ? [] : ["roles"]) + (isSound ? [] : ["message fields"])
  }

  private static func problems(withFormat value: Any?) -> [String] {
    guard let format = value as? [String: Any] else { return ["response_format"] }
    switch format["type"] as? String {
    case "json_schema":
      guard Set(format.keys) == ["type", "json_schema"], let inner = format["json_schema"] as? [String: Any],
        Set(inner.keys) == ["name", "strict", "schema"], inner["strict"] as? Bool == true,
        let name = inner["name"] as? String, name.wholeMatch(of: /[A-Za-z0-9_-]{1,64}/) != nil
      else { return ["json_schema"] }
      var counter = Counter()
      counter.visit(inner["schema"], depth: 1, at: "$")
      return counter.problems
    case "json_object": return []
    default: return ["response_format type"]
    }
  }

  /// The rules for strict schemas: closed objects with all fields required, no keywords beyond the common subset,
  /// at most 10 levels, 5000 properties and 1000 names.
  struct Counter {
    var problems: [String] = []
    private var properties = 0
    private var names = 0

    mutating func visit(_ value: Any?, depth: Int, at location: String) {
      guard let schema = value as? [String: Any] else { return problems.append("\(location): no schema") }
      if depth > 10 { problems.append("\(location): too deep") }
      let known: Set = [
        "type", "description", "enum", "items", "properties", "required", "additionalProperties", "anyOf",
      ]
      problems += schema.keys.filter { !known.contains($0) }.map { "\(location): keyword \($0)" }
      if let choices = schema["anyOf"] as? [Any] {
        for choice in choices { visit(choice, depth: depth, at: location) }
        return
      }
      switch schema["type"] as? String {
      case "object": visitObject(schema, depth, location)
      case "array": visit(schema["items"], depth: depth + 1, at: location + "[]")
      case "string":
        names += (schema["enum"] as? [String])?.count ?? 0
        if schema["enum"] != nil, (schema["enum"] as? [String])?.isEmpty != false {
          problems.append("\(location): enum")
        }
      case "number", "integer", "boolean", "null": break
      default: problems.append("\(location): type")
      }
      if properties > 5000 || names > 1000 { problems.append("too large") }
    }

    private mutating func visitObject(_ schema: [String: Any], _ depth: Int, _ location: String) {
      let fields = schema["properties"] as? [String: Any] ?? [:]
      properties += fields.count
      if schema["additionalProperties"] as? Bool != false { problems.append("\(location): open") }
      if Set(schema["required"] as? [String] ?? []) != Set(fields.keys) { problems.append("\(location): required") }
      if fields.isEmpty { problems.append("\(location): no fields") }
      for (name, field) in fields { visit(field, depth: depth + 1, at: "\(location).\(name)") }
    }
  }
}
