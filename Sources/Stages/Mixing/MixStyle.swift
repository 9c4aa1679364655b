import Audio

/// The targets of a mix as a whole.
public struct MixStyle: Sendable, Hashable, Codable {
  /// The third-octave balance to come near to: a level for each of `ThirdOctaves.centres`; nil leaves the tone alone.
  public var balance: [Decibels]?
  /// The weight of a barely audible band, against 1 for the loudest: a genre's balance counts in all bands,
  /// a reference's in those that are audible.
  public var quietWeight: Double
  /// The share of the usual compression, 0…1.
  public var compression: Double
  /// The share of the usual saturation, 0…1.
  public var saturation: Double
  /// The crest of drums and bass: peaks over loudness.
  public private(set) var crest = Decibels.dB(14)

  /// The share of the side in the power of the mix; nil leaves the stems as wide as they are.
  public var width: Double?

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

  /// The same for a master of `loudness`: a loud one is made of dense stems, not by the limiter alone.
  ///
  /// A mix with peaks of 14 dB comes to −14 LUFS with little limiting; each LU more costs a dB of them, down to 7 dB.
  public func dense(for loudness: Loudness) -> MixStyle {
    var style = self
    style.crest = .dB(max(7, 14 - max(0, (loudness - .LUFS(-14)).value)))
    return style
  }
}
