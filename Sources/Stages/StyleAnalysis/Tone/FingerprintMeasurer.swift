import Audio

extension SpectralFingerprint {
  /// Measures a source at 48 kHz, which is read once as a whole and once more where it is loudest; nil for silence.
  public static func measure(_ source: any AudioSource) throws -> SpectralFingerprint? {
    var listener = LoudnessListener(modes: [])
    try source.forEachBlock { _, block in listener.add(block) }
    return try measure(source, in: listener.keyWindows)
  }

  /// Measures some windows of a source at 48 kHz (see `KeySections`); nil for silence.
  public static func measure(_ source: any AudioSource, in windows: [Range<Int>]) throws -> SpectralFingerprint? {
    let power = try KeySections.spectrum(of: source, in: windows)
    return SpectralFingerprint(powers: ThirdOctaves.sum(power: power, rate: .standard))
  }
}
