/// Finds out what a type reads, by letting it decode from a document that notes every question and answers with nothing.
///
/// So a field that is added to a type is in the schema without anybody writing it down twice.
struct SchemaProbe: Decoder {
  /// The fields that a type has asked for so far.
  final class Findings {
    var fields: [Schema.Field] = []
    var value: Schema?

    func note(_ name: String, _ schema: Schema) {
      if !fields.contains(where: { $0.name == name }) { fields.append(Schema.Field(name: name, schema: schema)) }
    }

    var schema: Schema { value ?? .object(fields) }
  }

  let findings = Findings()
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]

  /// The schema of what `type` can be decoded from.
  static func schema(of type: any Decodable.Type) -> Schema {
    if let type = type as? any ListShaped.Type { return .list(schema(of: type.elementType)) }
    if let type = type as? any MaybeShaped.Type { return .nullable(schema(of: type.wrappedType)) }
    if let names = (type as? any CaseIterable.Type).flatMap(names) { return .choice(names) }
    let probe = SchemaProbe()
    // What it makes of the empty answers does not matter: a key refuses an empty text, for one.
    _ = try? type.init(from: probe)
    return probe.findings.schema
  }

  private static func names(of type: any CaseIterable.Type) -> [String]? {
    func cases<Choice: CaseIterable>(_: Choice.Type) -> [String]? {
      let names = Choice.allCases.compactMap { ($0 as? any RawRepresentable)?.rawValue as? String }
      return names.isEmpty ? nil : names
    }
    return cases(type)
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(SchemaProbeFields<Key>(findings: findings))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw Unanswerable() }

  func singleValueContainer() -> any SingleValueDecodingContainer { SchemaProbeValue(findings: findings) }

  /// Thrown where a type asks for something that has no empty answer.
  struct Unanswerable: Error {}
}

/// A list, seen without its element type.
private protocol ListShaped { static var elementType: any Decodable.Type { get } }

extension Array: ListShaped where Element: Decodable {
  static var elementType: any Decodable.Type { Element.self }
}

/// An optional, seen without its wrapped type.
private protocol MaybeShaped { static var wrappedType: any Decodable.Type { get } }

extension Optional: MaybeShaped where Wrapped: Decodable {
  static var wrappedType: any Decodable.Type { Wrapped.self }
}
