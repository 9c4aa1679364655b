import Analysis
import Audio

/// The measures of a recording at 48 kHz that mastering needs: no tempo, no key.
struct SourceMeasurement: Sendable {
  let measures: MasterJobReport.Measures
  /// Nil for silence.
  let fingerprint: SpectralFingerprint?
  /// The stretches in which it is loudest, in frames.
  let windows: [Range<Int>]

  /// Reads it once as a whole, and once more where it is loudest.
  ///
  /// `programme` are the measures of all channels of a file that were folded to two, and stand for these.
  init(_ source: any AudioSource, programme: ProgrammeLoudness? = nil) throws {
    var meters = [SourceMeter(of: .loudness), SourceMeter(of: .peaks)]
    try source.forEachBlock(of: 131_072) { _, block in
      for i in meters.indices { meters[i].block = block }
      try concurrently(on: &meters) { $0.measure() }
    }
    let folded = MasterJobReport.Measures(
      meters[0].steps, peak: max(meters[1].left.amplitude, meters[1].right.amplitude))
    measures = programme.map(MasterJobReport.Measures.init) ?? folded
    let seconds = meters[0].steps.bySecond.prefix(source.frameCount / Int(SampleRate.standard.value))
    windows = seconds.count < KeySections.seconds ? [0..<source.frameCount] : KeySections.windows(Array(seconds))
    fingerprint = try SpectralFingerprint.measure(source, in: windows)
  }

  /// A meter of loudness or of peaks, so that both can run at the same time.
  private struct SourceMeter {
    enum MeteredQuantity { case loudness, peaks }

    let quantity: MeteredQuantity
    var block = StereoBuffer(frames: 0)
    var steps = LoudnessSteps()
    var left = TruePeakMeter()
    var right = TruePeakMeter()

    init(of quantity: MeteredQuantity) { self.quantity = quantity }

    mutating func measure() {
      switch quantity {
      case .loudness: steps.add(block)
      case .peaks:
        left.add(block.left)
        right.add(block.right)
      }
    }
  }
}

extension MasterJobReport.Measures {
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
