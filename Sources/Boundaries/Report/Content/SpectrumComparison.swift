import Audio

/// The master's third-octave spectrum and what it is held against.
///
/// Levels belong to the bands of `ThirdOctaves.nominal`, against any common zero: only their shape is compared.
public struct SpectrumComparison: Sendable, Hashable {
  public var master: [Decibels]
  /// The reference, the genre's target or both.
  public var others: [SpectrumCurve]

  public init(master: [Decibels], others: [SpectrumCurve] = []) {
    self.master = master
    self.others = others
  }
}

/// A spectrum with a name for the legend.
public struct SpectrumCurve: Sendable, Hashable {
  public var name: String
  public var levels: [Decibels]

  public init(name: String, levels: [Decibels]) {
    self.name = name
    self.levels = levels
  }
}
