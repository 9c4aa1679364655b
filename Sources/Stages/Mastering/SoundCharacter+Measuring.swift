import Audio

extension SoundCharacter {
  /// How wide a source at 48 kHz is in some windows, which are its key sections, by band.
  public static func width(of source: any AudioSource, in windows: [Range<Int>]) throws -> [Decibels?] {
    let spectra = try SectionSpectra(of: source, in: windows)
    return WidthBands.width(spectra.mid, spectra.side)
  }
}
