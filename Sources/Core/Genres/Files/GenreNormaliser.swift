import Music
import Yams

/// The conversion of a written genre to the form that is decoded: names become fields, defaults are filled in.
struct GenreNormaliser {
  private let root: Node.Mapping
  /// The stems on top of what is usual for their roles.
  private let stems: [Node]
  /// Name and role of each stem, in the order of the file.
  private let players: [(name: String, role: String)]

  init(_ root: Node.Mapping) {
    self.root = root
    stems = Self.stems(of: root)
    players = stems.map { ($0["name"]?.string ?? "", $0["role"]?.string ?? "") }
  }

  /// The same genre with lists in place of named entries.
  var decodable: Node.Mapping {
    var result = root
    result["stems"] = Node(stems)
    result["sections"] = Node(sections)
    result["drums"] = Node((root["drums"]?.mapping ?? [:]).compactMap { lane($0.key, $0.value) })
    if let signature = root["signature"] { result["signature"] = Node(named(by: signature)) }
    result["modes"] = Node(
      (root["modes"]?.mapping ?? [:]).map { Node([(Node("mode"), $0.key), (Node("weight"), $0.value)]) })
    if let swing = root["swing"], swing.mapping == nil {
      result["swing"] = Node([(Node("amount"), swing), (Node("unit"), Node("16"))])
    }
    return result
  }

  private static func stems(of root: Node.Mapping) -> [Node] {
    let roles = root["roles"]?.mapping ?? [:]
    return (root["stems"]?.mapping ?? [:]).compactMap { name, value -> Node? in
      guard let stem = value.mapping else { return nil }
      let role = stem["role"]?.string ?? name.string ?? ""
      let usual = (roles["usual"]?.mapping ?? [:]).overridden(by: roles[role]?.mapping ?? [:])
      var merged = usual.overridden(by: stem)
      merged["name"] = name
      merged["role"] = Node(role)
      return .mapping(merged)
    }
  }

  /// The sections with those of their stems that the genre has.
  private var sections: [Node] {
    (root["sections"]?.mapping ?? [:]).compactMap { name, value -> Node? in
      guard var section = value.mapping else { return nil }
      section["section"] = name
      let playing = section["stems"].map(named) ?? []
      section["stems"] = Node(playing)
      // Only who plays there can take a turn.
      if let list = section["trades"] { section["trades"] = Node(named(by: list).filter(playing.contains)) }
      return .mapping(section)
    }
  }

  /// The names of the stems that a list stands for, each once: a role stands for all stems that have it.
  private func named(by list: Node) -> [Node] {
    var seen: Set<String> = []
    return list.array().flatMap { entry in stemNames(entry.string ?? "") }.filter { seen.insert($0).inserted }
      .map { Node($0) }
  }

  private func stemNames(_ entry: String) -> [String] {
    players.filter { $0.name == entry || $0.role == entry }.map(\.name)
  }

  /// A lane, which may be no more than the list of its patterns; nil where the genre has no stem for it.
  private func lane(_ name: Node, _ value: Node) -> Node? {
    var lane = value.mapping ?? [:]
    if value.mapping == nil { lane["patterns"] = value }
    let drum = name.string ?? ""
    lane["drum"] = name
    let owner = lane["stem"]?.string ?? (Self.handDrums.contains(drum) ? "percussion" : "drums")
    guard let stem = stemNames(owner).first else { return nil }
    lane["stem"] = Node(stem)
    if lane["energy"] == nil { lane["energy"] = Node(Self.usualEnergy[drum] ?? "0.35") }
    return .mapping(lane)
  }

  private static let handDrums: Set = [
    "shaker", "conga", "mutedConga", "lowConga", "highBongo", "lowBongo", "highTimbale", "lowTimbale", "highAgogo",
    "lowAgogo", "cowbell", "claves", "highWoodblock", "lowWoodblock", "guiro", "tambourine", "sleighBells", "triangle",
    "castanets", "surdo", "mutedSurdo",
  ]
  private static let usualEnergy = [
    "snare": "0.4", "clap": "0.5", "openHat": "0.6", "ride": "0.85", "shaker": "0.25", "conga": "0.4",
    "lowConga": "0.4", "mutedConga": "0.4", "highBongo": "0.4", "lowBongo": "0.4", "highTimbale": "0.6",
    "lowTimbale": "0.6", "cowbell": "0.6", "triangle": "0.3", "tambourine": "0.5", "sleighBells": "0.4",
    "castanets": "0.5",
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
