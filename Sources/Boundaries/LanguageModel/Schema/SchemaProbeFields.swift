/// Answers types that have fields: with nothing, noting which fields are asked for.
struct SchemaProbeFields<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let findings: SchemaProbe.Findings
  let codingPath: [any CodingKey] = []
  let allKeys: [Key] = []

  func contains(_ key: Key) -> Bool { true }

  func decodeNil(forKey key: Key) -> Bool { false }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    findings.note(key.stringValue, SchemaProbe.schema(of: type))
    return try SchemaProbe.nothing(type)
  }

  func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) -> Value? { maybe(type, key) }

  // Without these the standard library asks for plain values as if they had to be there.
  func decodeIfPresent(_ type: Bool.Type, forKey key: Key) -> Bool? { maybe(type, key) }
  func decodeIfPresent(_ type: String.Type, forKey key: Key) -> String? { maybe(type, key) }
  func decodeIfPresent(_ type: Double.Type, forKey key: Key) -> Double? { maybe(type, key) }
  func decodeIfPresent(_ type: Float.Type, forKey key: Key) -> Float? { maybe(type, key) }
  func decodeIfPresent(_ type: Int.Type, forKey key: Key) -> Int? { maybe(type, key) }
  func decodeIfPresent(_ type: Int8.Type, forKey key: Key) -> Int8? { maybe(type, key) }
  func decodeIfPresent(_ type: Int16.Type, forKey key: Key) -> Int16? { maybe(type, key) }
  func decodeIfPresent(_ type: Int32.Type, forKey key: Key) -> Int32? { maybe(type, key) }
  func decodeIfPresent(_ type: Int64.Type, forKey key: Key) -> Int64? { maybe(type, key) }
  func decodeIfPresent(_ type: UInt.Type, forKey key: Key) -> UInt? { maybe(type, key) }
  func decodeIfPresent(_ type: UInt8.Type, forKey key: Key) -> UInt8? { maybe(type, key) }
  func decodeIfPresent(_ type: UInt16.Type, forKey key: Key) -> UInt16? { maybe(type, key) }
  func decodeIfPresent(_ type: UInt32.Type, forKey key: Key) -> UInt32? { maybe(type, key) }
  func decodeIfPresent(_ type: UInt64.Type, forKey key: Key) -> UInt64? { maybe(type, key) }

  private func maybe<Value: Decodable>(_ type: Value.Type, _ key: Key) -> Value? {
    findings.note(key.stringValue, .nullable(SchemaProbe.schema(of: type)))
    return nil
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> { throw SchemaProbe.Unanswerable() }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    throw SchemaProbe.Unanswerable()
  }

  func superDecoder() throws -> any Decoder { throw SchemaProbe.Unanswerable() }

  func superDecoder(forKey key: Key) throws -> any Decoder { throw SchemaProbe.Unanswerable() }
}
