import Prompt

/// The completion of answers from servers that do not hold a model to its schema.
extension Schema {
  /// The value of a field of this schema as JSON, with what its objects left out put in as open: null, an empty list or
  /// false.
  func completed(_ member: JSONMember, of bytes: [UInt8]) -> String {
    guard case .object(let fields) = self, let field = fields.first(where: { $0.name == member.name }) else {
      return String(decoding: bytes[member.value.source], as: UTF8.self)
    }
    return field.schema.completed(member.value, of: bytes)
  }

  private func completed(_ value: JSONValue, of bytes: [UInt8]) -> String {
    switch (value.content, self) {
    case (.null, _): return "null"
    case (_, .nullable(let inner)): return inner.completed(value, of: bytes)
    case (.array(let elements), .list(let inner)):
      return "[\(elements.map { inner.completed($0, of: bytes) }.joined(separator: ","))]"
    case (.object(let members), .object(let fields)):
      let written = members.map { "\($0.name.quoted):\(completed($0, of: bytes))" }
      let left = fields.filter { field in !members.contains { $0.name == field.name } }
        .compactMap { field in field.schema.open.map { "\(field.name.quoted):\($0)" } }
      return "{\((written + left).joined(separator: ","))}"
    default: return String(decoding: bytes[value.source], as: UTF8.self)
    }
  }

  /// The value that says nothing; nil where something must be said.
  private var open: String? {
    switch self {
    case .nullable: "null"
    case .list: "[]"
    case .boolean: "false"
    case .integer, .number, .string, .choice, .object: nil
    }
  }
}
