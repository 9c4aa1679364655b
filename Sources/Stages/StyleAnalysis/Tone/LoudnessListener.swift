import Signal

/// Measures loudness and finds the key windows: the loudest quarter of all 3-s windows, 1 s apart, by K-weighted energy.
struct LoudnessListener {
  private let meter: LoudnessMeter
  private var levels: [Double] = []
  private var frames = 0
  private let second = SampleRate.standard.frames(in: .s(1))

  init(modes: LoudnessMeter.Modes) { meter = LoudnessMeter(modes: modes) }

  var integrated: Loudness? { meter.integrated }
  var range: Decibels { meter.range }
  var truePeak: TruePeak? { meter.truePeak }

  /// Takes the next block at 48 kHz.
  mutating func add(_ block: StereoBuffer) {
    var taken = 0
    while taken < block.frames {
      let wanted = min(block.frames - taken, second - frames % second)
      meter.add(wanted == block.frames ? block : block[frames: taken..<taken + wanted])
      taken += wanted
      frames += wanted
      if frames % second == 0, frames >= KeySections.seconds * second {
        levels.append(meter.shortTerm?.value ?? -.infinity)
      }
    }
  }

  /// The key windows in order of time; the whole sound if it is shorter than one.
  var keyWindows: [Range<Int>] {
    if levels.isEmpty { return frames > 0 ? [0..<frames] : [] }
    return KeySections.windows(levels: levels)
  }
}
