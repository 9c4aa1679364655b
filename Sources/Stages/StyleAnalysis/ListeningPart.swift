import Audio

/// A part of listening on its own, so that its speed can be measured.
public enum ListeningPart: String, CaseIterable, Sendable {
  case loudness
  case truePeak = "true peak"
  case levels
  case onset
  case chroma
  case fingerprint

  /// Listens to a whole source at 48 kHz, and forgets what was heard.
  public func listen(to source: any AudioSource) throws {
    switch self {
    case .loudness: try meter(source, [.integrated, .range])
    case .truePeak:
      var (left, right) = (TruePeakMeter(), TruePeakMeter())
      try source.forEachBlock { _, block in
        left.add(block.left)
        right.add(block.right)
      }
    case .levels:
      var levels = LevelTrack()
      try source.forEachBlock { _, block in levels.add(block) }
    case .onset:
      var listener = SpectralListener()
      try source.forEachBlock { _, block in listener.add(mid: block.left, side: block.right) }
    case .chroma:
      var listener = PitchListener()
      try source.forEachBlock { _, block in listener.add(mid: block.left, side: block.right) }
    case .fingerprint: _ = try SpectralFingerprint.measure(source)
    }
  }

  private func meter(_ source: any AudioSource, _ modes: LoudnessMeter.Modes) throws {
    let meter = LoudnessMeter(modes: modes)
    try source.forEachBlock { _, block in meter.add(block) }
  }
}
