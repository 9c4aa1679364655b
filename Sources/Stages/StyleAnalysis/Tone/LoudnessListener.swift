import Audio

/// Measures loudness and finds the key windows: the loudest quarter of all 3-s windows, 1 s apart, by K-weighted energy.
struct LoudnessListener {
  /// Steps of the level track in a second.
  private static let steps = Int((1 / LevelTrack.step.value).rounded())
  private let meter: LoudnessMeter?
  private(set) var levels = LevelTrack()
  private var frames = 0

  /// With no modes, only what the key windows need is measured.
  init(modes: LoudnessMeter.Modes) { meter = modes.isEmpty ? nil : LoudnessMeter(modes: modes) }

  var integrated: Loudness? { meter?.integrated }
  var range: Decibels { meter?.range ?? .dB(0) }
  var truePeak: TruePeak? { meter?.truePeak }

  /// Takes the next block at 48 kHz.
  mutating func add(_ block: StereoBuffer) {
    meter?.add(block)
    levels.add(block)
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
