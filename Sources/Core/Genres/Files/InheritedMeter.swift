import Music
import Yams

/// The patterns that a genre inherits from one in another meter, rewritten for its own.
enum InheritedMeter {
  /// The fields that hold patterns.
  private static let fields = ["drums", "fills", "rhythms"]
  private static let symbols = Set("XxoROUFTSNAWGroufts" + "nawg234t-.")

  /// The documents of `ancestry`, the most general one first, with all their patterns in the meter of the last.
  static func unified(_ ancestry: [Node.Mapping]) -> [Node.Mapping] {
    var meter = Meter.fourFour
    let meters = ancestry.map { document -> Meter in
      if let own = document["meter"]?.string.flatMap(Meter.init) { meter = own }
      return meter
    }
    return zip(ancestry, meters).map { document, source in
      guard source != meter else { return document }
      let adaptation = MeterAdaptation(from: source, meter: meter, isHalfTime: false)
      return Node.Mapping(
        document.map { key, value in
          (key, fields.contains(key.string ?? "") ? adapted(value, by: adaptation) : value)
        })
    }
  }

  private static func adapted(_ node: Node, by adaptation: MeterAdaptation) -> Node {
    if let mapping = node.mapping {
      return .mapping(Node.Mapping(mapping.map { ($0.key, adapted($0.value, by: adaptation)) }))
    }
    if let sequence = node.sequence { return Node(sequence.map { adapted($0, by: adaptation) }) }
    guard let text = node.string, text.allSatisfy({ $0 == " " || symbols.contains($0) }) else { return node }
    return Node(adaptation.adapted(text))
  }
}
