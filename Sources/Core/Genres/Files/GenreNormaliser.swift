import Music
import Yams

/// The conversion of a written genre to the form that is decoded: names become fields, defaults are filled in.
struct GenreNormaliser {
  private let root: Node.Mapping

  init(_ root: Node.Mapping) { self.root = root }

  /// The same genre with lists in place of named entries.
  var decodable: Node.Mapping {
    var result = root
    result["stems"] = Node(stems)
    result["sections"] = Node(sections)
    let names = Set(stems.compactMap { $0["name"]?.string })
    result["drums"] = Node(
      (root["drums"]?.mapping ?? [:]).map { Self.lane($0.key, $0.value) }
        .filter { names.contains($0["stem"]?.string ?? "") })
    result["modes"] = Node(
      (root["modes"]?.mapping ?? [:]).map { Node([(Node("mode"), $0.key), (Node("weight"), $0.value)]) })
    if let swing = root["swing"], swing.mapping == nil {
      result["swing"] = Node([(Node("amount"), swing), (Node("unit"), Node("16"))])
    }
    return result
  }

  /// The stems on top of what is usual for their roles.
  private var stems: [Node] {
    (root["stems"]?.mapping ?? [:]).compactMap { name, value -> Node? in
      guard let stem = value.mapping else { return nil }
      let role = stem["role"]?.string ?? name.string ?? ""
      let roles = root["roles"]?.mapping ?? [:]
      let usual = (roles["usual"]?.mapping ?? [:]).overridden(by: roles[role]?.mapping ?? [:])
      var merged = usual.overridden(by: stem)
      merged["name"] = name
      merged["role"] = Node(role)
      return .mapping(merged)
    }
  }

  /// The sections with those of their stems that the genre has.
  private var sections: [Node] {
    let known = Set((root["stems"]?.mapping ?? [:]).compactMap { $0.key.string })
    return (root["sections"]?.mapping ?? [:]).compactMap { name, value -> Node? in
      guard var section = value.mapping else { return nil }
      section["section"] = name
      section["stems"] = Node((section["stems"]?.array() ?? []).filter { known.contains($0.string ?? "") })
      return .mapping(section)
    }
  }

  /// A lane may be no more than the list of its patterns.
  private static func lane(_ name: Node, _ value: Node) -> Node {
    var lane = value.mapping ?? [:]
    if value.mapping == nil { lane["patterns"] = value }
    let drum = name.string ?? ""
    lane["drum"] = name
    if lane["stem"] == nil { lane["stem"] = Node(handDrums.contains(drum) ? "percussion" : "drums") }
    if lane["energy"] == nil { lane["energy"] = Node(usualEnergy[drum] ?? "0.35") }
    return .mapping(lane)
  }

  private static let handDrums: Set = ["shaker", "conga"]
  private static let usualEnergy = [
    "snare": "0.4", "clap": "0.5", "openHat": "0.6", "ride": "0.85", "shaker": "0.25", "conga": "0.4",
  ]
}

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
  /// True if the value is left empty or written as `~`.
  var isNothing: Bool {
    guard case .scalar(let scalar) = self, scalar.style == .plain || scalar.style == .any else { return false }
    return ["", "~", "null"].contains(scalar.string)
  }
}
