import Audio

/// The envelope of the equalised mix: two numbers per control block.
struct MixEnvelope: Sendable {
  /// The highest true peak of both channels.
  let peaks: [Float]
  /// The K-weighted energy of both channels: sums of squares.
  let energies: [Float]

  /// The method of finding peaks.
  enum Detection {
    /// A trial does without what lies between samples, which takes most of the time.
    case atSamples
    case betweenSamples
    /// Between samples where these gains bring them within reach of a ceiling.
    case betweenSamplesNear(TruePeak, under: [Float])
  }

  init(of mix: any AudioSource, through equaliser: Equaliser, detection: Detection = .betweenSamples) throws {
    let detector = TruePeakDetector(detection)
    var segments = EnvelopeSegment.all(of: mix)
    try concurrently(on: &segments) { try $0.measure(mix, equaliser, detector) }
    peaks = segments.flatMap(\.peaks)
    energies = segments.flatMap(\.energies)
  }

  /// The gated loudness of the control blocks under `gains`, which has one more value than there are blocks.
  ///
  /// Gains move slowly against the weighting's memory, so this is within a few hundredths of a LU of the real one.
  /// Source: ITU-R BS.1770-5, annex 1: blocks of 400 ms every 100 ms, gates at −70 LUFS and −10 LU.
  func loudness(under gains: [Float]) -> Loudness? { LoudnessGate.loudness(of: powers(steps(under: gains), of: 4)) }

  /// The loudness range under such gains; nil for what is silent or shorter than 3 s.
  func loudnessRange(under gains: [Float]) -> Decibels? { LoudnessRange.range(of: powers(steps(under: gains), of: 30)) }

  /// The highest peak under such gains, as an amplitude.
  func peak(under gains: [Float]) -> Float {
    var highest: Float = 0
    for j in peaks.indices { highest = max(highest, peaks[j] * max(gains[j], gains[j + 1])) }
    return highest
  }

  /// The K-weighted energy of every second, begun ones as well.
  func energiesBySecond(under gains: [Float]) -> [Double] {
    let second = ControlBlock.count(in: .s(1))
    return sums(under: gains, span: second, count: (energies.count + second - 1) / second)
  }

  /// The energy of every whole step of 100 ms.
  private func steps(under gains: [Float]) -> [Double] {
    let hop = ControlBlock.count(in: .ms(100))
    return sums(under: gains, span: hop, count: energies.count / hop)
  }

  private func sums(under gains: [Float], span: Int, count: Int) -> [Double] {
    (0..<count).map { step -> Double in
      var sum: Float = 0
      for j in step * span..<min((step + 1) * span, energies.count) {
        let gain = (gains[j] + gains[j + 1]) / 2
        sum += energies[j] * gain * gain
      }
      return Double(sum)
    }
  }

  /// The mean power of every `length` steps that follow one another.
  private func powers(_ steps: [Double], of length: Int) -> [Double] {
    guard steps.count >= length else { return [] }
    let frames = Double(length * ControlBlock.count(in: .ms(100)) * ControlBlock.frames)
    return (0...steps.count - length).map { steps[$0..<$0 + length].reduce(0, +) / frames }
  }
}
