/// Answers types that are one value: with nothing, noting which kind of value it is.
struct SchemaProbeValue: SingleValueDecodingContainer {
  let findings: SchemaProbe.Findings
  let codingPath: [any CodingKey] = []

  func decodeNil() -> Bool { false }

  func decode(_: Bool.Type) -> Bool { answer(.boolean, false) }
  func decode(_: String.Type) -> String { answer(.string, "") }
  func decode(_: Double.Type) -> Double { answer(.number, 0) }
  func decode(_: Float.Type) -> Float { answer(.number, 0) }
  func decode(_: Int.Type) -> Int { answer(.integer, 0) }
  func decode(_: Int8.Type) -> Int8 { answer(.integer, 0) }
  func decode(_: Int16.Type) -> Int16 { answer(.integer, 0) }
  func decode(_: Int32.Type) -> Int32 { answer(.integer, 0) }
  func decode(_: Int64.Type) -> Int64 { answer(.integer, 0) }
  func decode(_: UInt.Type) -> UInt { answer(.integer, 0) }
  func decode(_: UInt8.Type) -> UInt8 { answer(.integer, 0) }
  func decode(_: UInt16.Type) -> UInt16 { answer(.integer, 0) }
  func decode(_: UInt32.Type) -> UInt32 { answer(.integer, 0) }
  func decode(_: UInt64.Type) -> UInt64 { answer(.integer, 0) }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    findings.value = SchemaProbe.schema(of: type)
    return try SchemaProbe.nothing(type)
  }

  private func answer<Value>(_ schema: Schema, _ value: Value) -> Value {
    findings.value = schema
    return value
  }
}

extension SchemaProbe {
  /// An empty value of a type; throws if it has none.
  static func nothing<Value: Decodable>(_ type: Value.Type) throws -> Value {
    if let empty = [] as [Never] as? Value { return empty }
    if let type = type as? any CaseIterable.Type, let first = first(of: type) as? Value { return first }
    return try Value(from: SchemaProbe())
  }

  private static func first(of type: any CaseIterable.Type) -> Any? {
    func first<Choice: CaseIterable>(_: Choice.Type) -> Any? { Choice.allCases.first }
    return first(type)
  }
}
