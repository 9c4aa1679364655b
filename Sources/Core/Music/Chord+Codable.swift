/// In JSON a chord is its symbol with sharps, as in `"A#m7"`.
extension Chord: Codable, CustomStringConvertible {
  public var description: String { root.description + quality.symbol }

  /// A chord from its symbol; nil for anything else.
  public init?(_ symbol: String) {
    let rootLength = symbol.dropFirst().first.map { "#b".contains($0) } == true ? 2 : 1
    guard let root = PitchClass(name: String(symbol.prefix(rootLength))),
      let quality = ChordQuality.allCases.first(where: { $0.symbol == symbol.dropFirst(rootLength) })
    else { return nil }
    self.init(root, quality)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let symbol = try container.decode(String.self)
    guard let chord = Chord(symbol) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "\"\(symbol)\" is not a chord")
    }
    self = chord
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
