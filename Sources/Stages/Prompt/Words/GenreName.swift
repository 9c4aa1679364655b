/// What understanding prompts needs to know of a genre.
public struct GenreName: Sendable, Hashable {
  /// As briefs name it, such as `drum-and-bass`.
  public let name: String
  /// Other spellings, lower case.
  public let aliases: [String]
  /// The usual tempi, in BPM.
  public let tempo: ClosedRange<Double>

  public init(_ name: String, aliases: [String] = [], tempo: ClosedRange<Double>) {
    self.name = name
    self.aliases = aliases
    self.tempo = tempo
  }

  /// Every spelling, the name itself first.
  var spellings: [String] { [name] + aliases }
}
