import Yams

/// Decodes values from the nodes of a YAML document that was composed already.
///
/// It does what `YAMLDecoder` does, with the same errors, but looks fields up by hashing their names: its containers
/// compare a field with every other one, which takes the square of the length of a table.
public struct NodeDecoder: Decoder {
  public let codingPath: [any CodingKey]
  public var userInfo: [CodingUserInfoKey: Any] { [:] }
  let node: Node

  init(_ node: Node, at codingPath: [any CodingKey]) {
    self.node = node
    self.codingPath = codingPath
  }

  /// The nodes of `yaml`; nil if it is empty.
  ///
  /// Scalars stay text until a type asks for them, so that `no` is a word wherever a word is wanted. Throws `YamlError`.
  public static func compose(_ yaml: String) throws -> Node? { try Yams.compose(yaml: yaml, .basic) }

  /// A value of `type`; throws `DecodingError` with the path to what cannot be one.
  public static func decode<Value: Decodable>(_ type: Value.Type, from node: Node) throws -> Value {
    try NodeDecoder(node, at: []).decode(type)
  }

  public func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard case .mapping(let mapping) = node else { throw mismatch(Node.Mapping.self) }
    return KeyedDecodingContainer(NodeFields(mapping, of: self))
  }

  public func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard case .sequence(let sequence) = node else { throw mismatch(Node.Sequence.self) }
    return NodeList(Array(sequence), of: self)
  }

  public func singleValueContainer() -> any SingleValueDecodingContainer { self }

  func decoder(for node: Node, at key: any CodingKey) -> NodeDecoder { NodeDecoder(node, at: codingPath + [key]) }

  private func mismatch(_ expectation: Any.Type) -> DecodingError {
    let found: Any.Type =
      switch node {
      case .scalar: Node.Scalar.self
      case .mapping: Node.Mapping.self
      case .sequence: Node.Sequence.self
      case .alias: Node.Alias.self
      }
    let words = "Expected to decode \(expectation) but found \(found) instead."
    return .typeMismatch(expectation, .init(codingPath: codingPath, debugDescription: words))
  }
}

extension NodeDecoder: SingleValueDecodingContainer {
  public func decodeNil() -> Bool { node.null != nil }

  public func decode<Value: Decodable & ScalarConstructible>(_ type: Value.Type) throws -> Value {
    guard case .scalar(let scalar) = node else { throw mismatch(Node.Scalar.self) }
    guard let value = type.construct(from: scalar) else { throw mismatch(type) }
    return value
  }

  public func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try type.init(from: self) }
}
