import Signal

extension SoundCharacter {
  /// How wide a source at 48 kHz is in its key sections, by band.
  public static func width(of source: any AudioSource) throws -> [Decibels?] {
    var weighting = (KWeighting(), KWeighting())
    var energies: [Double] = []
    // One second at a time is what the key sections are found by.
    try source.forEachBlock(of: 48_000) { _, block in
      let left = weighting.0.energies(of: block.left, span: 48_000).reduce(0, +)
      energies.append(Double(left + weighting.1.energies(of: block.right, span: 48_000).reduce(0, +)))
    }
    let spectra = try SectionSpectra(of: source, in: KeySections.windows(energies))
    return WidthBands.width(spectra.mid, spectra.side)
  }
}
