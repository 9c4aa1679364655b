import Signal

extension SpectralFingerprint {
  /// Measures a source at 48 kHz, which is read once as a whole and once more where it is loudest; nil for silence.
  public static func measure(_ source: any AudioSource) throws -> SpectralFingerprint? {
    var listener = LoudnessListener(modes: [])
    try source.forEachBlock { _, block in listener.add(block) }
    return try measure(source, in: listener.keyWindows)
  }

  /// The mean power spectrum (Welch: Hann, 16384, half overlap; mean of the channels) of some windows.
  static func measure(_ source: any AudioSource, in windows: [Range<Int>]) throws -> SpectralFingerprint? {
    let size = 16_384
    let transform = RealFFT(size: size)
    let hann = Window.hann(size)
    var power = [Float](repeating: 0, count: size / 2 + 1)
    var total = [Double](repeating: 0, count: size / 2 + 1)
    for window in windows {
      let sound = try source.read(window.lowerBound..<max(window.upperBound, window.lowerBound + size))
      for k in power.indices { power[k] = 0 }
      for start in stride(from: 0, through: sound.frames - size, by: size / 2) {
        transform.addPower(of: sound.left[start..<start + size], window: hann, to: &power)
        transform.addPower(of: sound.right[start..<start + size], window: hann, to: &power)
      }
      for k in power.indices { total[k] += Double(power[k]) }
    }
    return SpectralFingerprint(powers: ThirdOctaves.sum(power: total.map { Float($0) }, rate: .standard))
  }
}
