import Signal

/// Where a mix is to go as a whole.
public struct MixStyle: Sendable, Hashable, Codable {
  /// The third-octave balance to come near to: a level for each of `ThirdOctaves.centres`; nil leaves the tone alone.
  public var balance: [Decibels]?
  /// What a band counts for that is hardly heard, against 1 for the loudest: everything has its place in a genre's balance,
  /// while a reference is known by what is heard of it.
  public var quietWeight: Double
  /// How much of the usual compression it gets, 0…1.
  public var compression: Double
  /// How much of the usual saturation it gets, 0…1.
  public var saturation: Double

  /// Compression and saturation as they are usual in the family of genres called `family` (see `TonalBalance`).
  public init(family: String, balance: [Decibels]?, quietWeight: Double = 0.5) {
    self.balance = balance
    self.quietWeight = quietWeight
    switch family {
    case "orchestral": (compression, saturation) = (0.35, 0)
    case "pop": (compression, saturation) = (0.9, 0.4)
    default: (compression, saturation) = (1, 0.7)
    }
  }
}
