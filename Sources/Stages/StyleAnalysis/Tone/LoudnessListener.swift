import Audio

/// Measures loudness and finds the key windows: the loudest quarter of all 3-s windows, 1 s apart, by K-weighted energy.
struct LoudnessListener {
  /// Steps of the level track in a second.
  private static let steps = Int((1 / LevelTrack.step.value).rounded())
  private(set) var levels: LevelTrack
  private var peaks: [TruePeakMeter]
  private var frames = 0

  /// With no modes, only what the key windows need is measured.
  init(modes: LoudnessMeter.Modes) {
    levels = LevelTrack(withGatedLoudness: modes.includeLoudness)
    peaks = modes.contains(.truePeak) ? [TruePeakMeter(), TruePeakMeter()] : []
  }

  var integrated: Loudness? { levels.integrated }
  var range: Decibels { levels.range ?? .dB(0) }
  var truePeak: TruePeak? { TruePeak(highestOf: peaks) }

  /// Takes the next block at 48 kHz.
  mutating func add(_ block: StereoBuffer) {
    levels.add(block)
    for (i, channel) in [block.left, block.right].enumerated() where i < peaks.count { peaks[i].add(channel) }
    frames += block.frames
  }

  /// The key windows in order of time; the whole sound if it is shorter than one.
  var keyWindows: [Range<Int>] {
    let count = levels.count / Self.steps - KeySections.seconds + 1
    guard count > 0 else { return frames > 0 ? [0..<frames] : [] }
    return KeySections.windows(
      levels: (0..<count).map { second in
        levels.loudness(of: second * Self.steps..<(second + KeySections.seconds) * Self.steps)?.value ?? -.infinity
      })
  }
}
