import Yams

/// The fields of a mapping by name.
struct NodeFields<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let decoder: NodeDecoder
  private let names: [String]
  private let nodes: [String: Node]

  init(_ mapping: Node.Mapping, of decoder: NodeDecoder) {
    var names: [String] = []
    var nodes: [String: Node] = [:]
    Self.collect(mapping, &names, &nodes)
    self.decoder = decoder
    self.names = names
    self.nodes = nodes
  }

  /// The mapping's own fields, then those of mappings merged into it (`<<`) that it does not have itself.
  private static func collect(_ mapping: Node.Mapping, _ names: inout [String], _ nodes: inout [String: Node]) {
    var merged: [Node.Mapping] = []
    for (key, value) in mapping {
      guard case .scalar(let scalar) = key else { continue }
      if scalar.string == "<<" {
        merged += [value.mapping].compactMap { $0 } + (value.sequence.map { $0.compactMap(\.mapping) } ?? [])
      } else if nodes.updateValue(value, forKey: scalar.string) == nil {
        names.append(scalar.string)
      }
    }
    for mapping in merged {
      var others: [String] = []
      var theirs: [String: Node] = [:]
      collect(mapping, &others, &theirs)
      for name in others where nodes[name] == nil {
        nodes[name] = theirs[name]
        names.append(name)
      }
    }
  }

  var codingPath: [any CodingKey] { decoder.codingPath }
  var allKeys: [Key] { names.compactMap(Key.init(stringValue:)) }

  func contains(_ key: Key) -> Bool { nodes[key.stringValue] != nil }
  func decodeNil(forKey key: Key) throws -> Bool { try field(key).decodeNil() }

  func decode<Value: Decodable & ScalarConstructible>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try field(key).decode(type)
  }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value { try field(key).decode(type) }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> { try field(key).container(keyedBy: type) }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try field(key).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder { decoder }
  func superDecoder(forKey key: Key) throws -> any Decoder { try field(key) }

  private func field(_ key: Key) throws -> NodeDecoder {
    guard let node = nodes[key.stringValue] else {
      let words = "No value associated with key \(key) (\"\(key.stringValue)\")."
      throw DecodingError.keyNotFound(key, .init(codingPath: codingPath, debugDescription: words))
    }
    return decoder.decoder(for: node, at: key)
  }
}
