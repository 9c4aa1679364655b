import Audio

/// The spectrum that a master should resemble.
public struct ToneTarget: Sendable, Hashable, Codable {
  /// A level for each of `ThirdOctaves.centres`; only differences between them count.
  public var levels: [Decibels]
  /// How much of the way to go: 1 for a reference, less for a genre's usual curve.
  public var strength: Double
  /// No band is raised or lowered by more.
  public var bound: Decibels
  /// The same from 10 kHz on, where boosts hiss.
  public var trebleBound: Decibels
  /// By how much the lowest octave and all from 4 kHz on may be lowered, where that is more: what a dull reference lacks is
  /// taken away, while what another one has more of cannot be made from noise.
  public var edgeCut: Decibels

  /// A target of one level per third-octave band.
  public init(
    levels: [Decibels], strength: Double = 1, bound: Decibels = .dB(6), trebleBound: Decibels = .dB(3),
    edgeCut: Decibels = .dB(0)
  ) {
    precondition(levels.count == ThirdOctaves.centres.count, "a level for each third-octave band")
    self.levels = levels
    self.strength = strength
    self.bound = bound
    self.trebleBound = trebleBound
    self.edgeCut = edgeCut
  }

  /// What the gain of a band may be, in dB.
  func bounds(of band: Int) -> ClosedRange<Double> {
    let hertz = ThirdOctaves.nominal[band]
    let most = hertz < 10_000 ? bound.value : trebleBound.value
    let isEdge = hertz <= 63 || hertz >= 4000
    return -max(most, isEdge ? edgeCut.value : 0)...most
  }
}
