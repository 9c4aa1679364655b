import Yams

/// The items of a sequence, one after another.
struct NodeList: UnkeyedDecodingContainer {
  let decoder: NodeDecoder
  private let nodes: [Node]
  private(set) var currentIndex = 0

  init(_ nodes: [Node], of decoder: NodeDecoder) {
    self.nodes = nodes
    self.decoder = decoder
  }

  var codingPath: [any CodingKey] { decoder.codingPath }
  var count: Int? { nodes.count }
  var isAtEnd: Bool { currentIndex >= nodes.count }

  mutating func decodeNil() throws -> Bool {
    guard try item().decodeNil() else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode<Value: Decodable & ScalarConstructible>(_ type: Value.Type) throws -> Value {
    try take { try $0.decode(type) }
  }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try take { try $0.decode(type) } }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> { try take { try $0.container(keyedBy: type) } }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try take { try $0.unkeyedContainer() }
  }

  mutating func superDecoder() throws -> any Decoder { try take { $0 } }

  private func item() throws -> NodeDecoder {
    guard !isAtEnd else {
      throw DecodingError.valueNotFound(
        Any.self, .init(codingPath: codingPath, debugDescription: "Unkeyed container is at end."))
    }
    return decoder.decoder(for: nodes[currentIndex], at: ListIndex(currentIndex))
  }

  private mutating func take<Value>(_ reading: (NodeDecoder) throws -> Value) throws -> Value {
    let value = try reading(try item())
    currentIndex += 1
    return value
  }
}

/// A place in a sequence as part of a path.
private struct ListIndex: CodingKey {
  let index: Int

  init(_ index: Int) { self.index = index }
  init?(intValue: Int) { index = intValue }
  init?(stringValue: String) { nil }

  var intValue: Int? { index }
  var stringValue: String { "Index \(index)" }
}
