import Audio

/// The spectrum that a master should resemble.
public struct ToneTarget: Sendable, Hashable, Codable {
  /// A level for each of `ThirdOctaves.centres`; only differences between them count.
  public var levels: [Decibels]
  /// The share of the distance to correct: 1 for a reference, less for a genre's usual curve.
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

  /// The range of a band's gain, in dB.
  func bounds(of band: Int) -> ClosedRange<Double> {
    let hertz = ThirdOctaves.nominal[band]
    let most = hertz < 10_000 ? bound.value : trebleBound.value
    let isEdge = hertz <= 63 || hertz >= 4000
    return -max(most, isEdge ? edgeCut.value : 0)...most
  }
}

/// The character of a recording besides its tone: width, density and loudness range.
public struct SoundCharacter: Sendable, Hashable, Codable {
  /// The level of the side less that of the middle in each of `WidthBands`; nil where nothing sounds.
  public var width: [Decibels?]
  /// True peak less loudness; nil for silence.
  public var peakToLoudness: Decibels?
  /// In LU (EBU Tech 3342); nil for silence.
  public var loudnessRange: Decibels?

  public init(width: [Decibels?] = [], peakToLoudness: Decibels? = nil, loudnessRange: Decibels? = nil) {
    self.width = width
    self.peakToLoudness = peakToLoudness
    self.loudnessRange = loudnessRange
  }

  enum CodingKeys: String, CodingKey {
    case width = "width_db"
    case peakToLoudness = "plr_db"
    case loudnessRange = "loudness_range_lu"
  }
}

extension SoundCharacter {
  /// The width of a source at 48 kHz, by band, over windows, which are its key sections.
  public static func width(of source: any AudioSource, in windows: [Range<Int>]) throws -> [Decibels?] {
    let spectra = try SectionSpectra(of: source, in: windows)
    return WidthBands.width(spectra.mid, spectra.side)
  }
}
