import Signal

/// All that the dynamics need to know of the equalised mix: two numbers per slot.
struct MixEnvelope: Sendable {
  /// The highest true peak of both channels.
  let peaks: [Float]
  /// The K-weighted energy of both channels: sums of squares.
  let energies: [Float]

  /// With the margins of the peak detector this is a whole number of filter transforms.
  private static let block = 4 * ZeroPhaseFilter.hop - 2 * TruePeakDetector.margin

  /// How peaks are found.
  enum Detection {
    /// A trial does without what lies between samples, which takes most of the time.
    case atSamples
    case betweenSamples
    /// Between samples where these gains bring them within reach of a ceiling.
    case betweenSamplesNear(TruePeak, under: [Float])
  }

  private struct Channel {
    let workspace = Equaliser.Workspace()
    var isSecond = false
    var sound: [Float] = []

    mutating func filter(_ equaliser: Equaliser) {
      sound = isSecond ? equaliser.second(sound, workspace) : equaliser.first(sound, workspace)
    }
  }

  /// One of the two measurements, which are made side by side.
  private struct Measurement {
    /// Nil for energies.
    let detector: TruePeakDetector?
    var weighting = StereoKWeighting()
    var sound = StereoBuffer(frames: 0)
    var values: [Float] = []

    mutating func run() {
      if let detector {
        let (left, first) = (detector.peaks(of: sound.left, slot: values.count), values.count)
        values += zip(left, detector.peaks(of: sound.right, slot: first)).map { max($0, $1) }
      } else {
        let margin = TruePeakDetector.margin
        values += weighting.energies(of: sound[frames: margin..<sound.frames - margin], span: Slots.frames)
      }
    }
  }

  init(of mix: any AudioSource, through equaliser: Equaliser, detection: Detection = .betweenSamples) throws {
    var channels = [Channel(), Channel(isSecond: true)]
    var measurements = [Measurement(detector: nil), Measurement(detector: TruePeakDetector(detection))]
    let outside = ZeroPhaseFilter.reach + TruePeakDetector.margin
    let length = (mix.frameCount + Slots.frames - 1) / Slots.frames * Slots.frames
    for start in stride(from: 0, to: length, by: Self.block) {
      let end = min(start + Self.block, length)
      let block = try mix.read(start - outside..<end + outside)
      let sound = try Self.filter(block, through: equaliser, in: &channels)
      for i in measurements.indices { measurements[i].sound = sound }
      try concurrently(on: &measurements) { $0.run() }
    }
    energies = measurements[0].values
    peaks = measurements[1].values
  }

  private static func filter(
    _ block: StereoBuffer, through equaliser: Equaliser, in channels: inout [Channel]
  ) throws -> StereoBuffer {
    let input = equaliser.isWidening ? block.middleAndSide : block
    (channels[0].sound, channels[1].sound) = (input.left, input.right)
    try concurrently(on: &channels) { $0.filter(equaliser) }
    let sound = StereoBuffer(left: channels[0].sound, right: channels[1].sound)
    return equaliser.isWidening ? sound.leftAndRight : sound
  }

  /// The gated loudness when the slots are multiplied by `gains`, which has one more value than there are slots.
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
    let second = Slots.count(in: .s(1))
    return sums(under: gains, span: second, count: (energies.count + second - 1) / second)
  }

  /// The energy of every whole step of 100 ms.
  private func steps(under gains: [Float]) -> [Double] {
    let hop = Slots.count(in: .ms(100))
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
    let frames = Double(length * Slots.count(in: .ms(100)) * Slots.frames)
    return (0...steps.count - length).map { steps[$0..<$0 + length].reduce(0, +) / frames }
  }
}
