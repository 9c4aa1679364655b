import Analysis
import Audio

/// A recording at 48 kHz and what mastering needs to know of it: no tempo, no key.
struct Listened: Sendable {
  let figures: MasterAccount.Measures
  /// Nil for silence.
  let fingerprint: SpectralFingerprint?
  /// Where it is loudest.
  let windows: [Range<Int>]

  /// Reads it once as a whole, and once more where it is loudest.
  ///
  /// What `programme` says of all channels of a file stands for the two that they were folded to.
  init(_ source: any AudioSource, programme: ProgrammeLoudness? = nil) throws {
    var ears = [Ear(hears: .loudness), Ear(hears: .peaks)]
    try source.forEachBlock(of: 131_072) { _, block in
      for i in ears.indices { ears[i].block = block }
      try concurrently(on: &ears) { $0.listen() }
    }
    let folded = MasterAccount.Measures(ears[0].steps, peak: max(ears[1].left.amplitude, ears[1].right.amplitude))
    figures = programme.map(MasterAccount.Measures.init) ?? folded
    let seconds = ears[0].steps.bySecond.prefix(source.frameCount / Int(SampleRate.standard.value))
    windows = seconds.count < KeySections.seconds ? [0..<source.frameCount] : KeySections.windows(Array(seconds))
    fingerprint = try SpectralFingerprint.measure(source, in: windows)
  }

  /// Loudness and peaks side by side.
  private struct Ear {
    enum Sense { case loudness, peaks }

    let hears: Sense
    var block = StereoBuffer(frames: 0)
    var steps = LoudnessSteps()
    var left = TruePeakMeter()
    var right = TruePeakMeter()

    mutating func listen() {
      switch hears {
      case .loudness: steps.add(block)
      case .peaks:
        left.add(block.left)
        right.add(block.right)
      }
    }
  }
}

extension MasterAccount.Measures {
  fileprivate init(_ steps: LoudnessSteps, peak: Float) {
    loudness = steps.integrated
    truePeak = peak > 0 ? .dBTP(Decibels(factor: Double(peak)).value) : nil
    loudnessRange = steps.range ?? .dB(0)
    if let loudness, let truePeak { peakToLoudness = .dB(truePeak.value - loudness.value) }
  }

  fileprivate init(_ programme: ProgrammeLoudness) {
    loudness = programme.integrated
    truePeak = programme.truePeak
    loudnessRange = programme.range
    if let loudness, let truePeak { peakToLoudness = .dB(truePeak.value - loudness.value) }
  }
}
