/// A JSON schema in the part of the language that every server with structured output knows.
///
/// Objects close themselves and require all their fields; what may be left out can be null. There are no ranges and
/// lengths, for not every server takes them: they are checked when the answer is read.
indirect enum Schema: Sendable, Equatable {
  case boolean, integer, number, string
  case choice([String])
  case list(Schema)
  case object([Field])
  case nullable(Schema)

  struct Field: Sendable, Equatable {
    let name: String
    var schema: Schema
    /// The meaning of the field, for the model.
    var meaning: String?
  }

  /// True if it ends in an object without fields.
  var isBlank: Bool {
    switch self {
    case .object(let fields): fields.isEmpty
    case .list(let inner), .nullable(let inner): inner.isBlank
    case .boolean, .integer, .number, .string, .choice: false
    }
  }

  /// The schema as JSON, always the same for the same schema.
  var json: String {
    switch self {
    case .boolean: #"{"type":"boolean"}"#
    case .integer: #"{"type":"integer"}"#
    case .number: #"{"type":"number"}"#
    case .string: #"{"type":"string"}"#
    case .choice(let names): #"{"type":"string","enum":[\#(names.map(\.quoted).joined(separator: ","))]}"#
    case .list(let element): #"{"type":"array","items":\#(element.json)}"#
    case .nullable(let schema): #"{"anyOf":[\#(schema.json),{"type":"null"}]}"#
    case .object(let fields): Self.object(fields)
    }
  }

  private static func object(_ fields: [Field]) -> String {
    let properties = fields.map { "\($0.name.quoted):\($0.schema.json(meaning: $0.meaning))" }.joined(separator: ",")
    let names = fields.map(\.name.quoted).joined(separator: ",")
    return #"{"type":"object","properties":{\#(properties)},"required":[\#(names)],"additionalProperties":false}"#
  }

  private func json(meaning: String?) -> String {
    guard let meaning else { return json }
    return "{\"description\":\(meaning.quoted),\(json.dropFirst())"
  }
}

extension String {
  /// As a JSON text.
  var quoted: String {
    var text = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
