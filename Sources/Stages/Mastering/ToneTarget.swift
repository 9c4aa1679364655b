import Signal

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

  /// A target of one level per third-octave band.
  public init(
    levels: [Decibels], strength: Double = 1, bound: Decibels = .dB(6), trebleBound: Decibels = .dB(3)
  ) {
    precondition(levels.count == ThirdOctaves.centres.count, "a level for each third-octave band")
    self.levels = levels
    self.strength = strength
    self.bound = bound
    self.trebleBound = trebleBound
  }

  func bound(of band: Int) -> Double {
    ThirdOctaves.nominal[band] < 10_000 ? bound.value : trebleBound.value
  }
}
