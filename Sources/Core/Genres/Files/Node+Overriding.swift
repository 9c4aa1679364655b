import Yams

extension Node.Mapping {
  /// The fields of both, those of `other` winning; mappings are merged field by field, and `~` takes a field away.
  ///
  /// The modes are one choice, so they are replaced as a whole.
  func overridden(by other: Node.Mapping) -> Node.Mapping {
    var pairs = map { ($0.key, $0.value) }
    for (key, value) in other {
      let index = pairs.firstIndex { $0.0.string == key.string }
      switch (index, value) {
      case (let index?, _) where value.isNothing: pairs.remove(at: index)
      case (nil, _) where value.isNothing: break
      case (let index?, .mapping(let child)) where key.string != "modes" && pairs[index].1.mapping != nil:
        pairs[index].1 = .mapping(pairs[index].1.mapping.map { $0.overridden(by: child) } ?? child)
      case (let index?, _): pairs[index].1 = value
      case (nil, _): pairs.append((key, value))
      }
    }
    return Node.Mapping(pairs)
  }
}

extension Node {
  /// Whether the value is left empty or written as `~`.
  var isNothing: Bool {
    guard case .scalar(let scalar) = self, scalar.style == .plain || scalar.style == .any else { return false }
    return ["", "~", "null"].contains(scalar.string)
  }
}
