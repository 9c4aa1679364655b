import Signal

/// All that the dynamics need to know of the equalised mix: two numbers per slot.
struct MixEnvelope: Sendable {
  /// The highest true peak of both channels.
  private(set) var peaks: [Float]
  /// The K-weighted energy of both channels: sums of squares.
  let energies: [Float]

  /// With the margins of the peak detector this is a whole number of filter transforms.
  private static let block = 4 * ZeroPhaseFilter.hop - 2 * TruePeakDetector.margin

  private struct Channel {
    let fft = RealFFT(size: ZeroPhaseFilter.size)
    let detector = TruePeakDetector()
    var weighting = KWeighting()
    var input: [Float] = []
    var peaks: [Float] = []
    var energies: [Float] = []

    mutating func take(_ filter: ZeroPhaseFilter) {
      let sound = filter.apply(to: input, with: fft)
      peaks += detector.peaks(of: sound)
      let middle = Array(sound[TruePeakDetector.margin..<sound.count - TruePeakDetector.margin])
      energies += weighting.energies(of: middle, span: Slots.frames)
    }
  }

  init(of mix: any AudioSource, through filter: ZeroPhaseFilter) throws {
    var channels = [Channel(), Channel()]
    let outside = ZeroPhaseFilter.reach + TruePeakDetector.margin
    let length = (mix.frameCount + Slots.frames - 1) / Slots.frames * Slots.frames
    for start in stride(from: 0, to: length, by: Self.block) {
      let end = min(start + Self.block, length)
      let block = try mix.read(start - outside..<end + outside)
      (channels[0].input, channels[1].input) = (block.left, block.right)
      try concurrently(on: &channels) { $0.take(filter) }
    }
    peaks = zip(channels[0].peaks, channels[1].peaks).map { max($0, $1) }
    energies = zip(channels[0].energies, channels[1].energies).map { $0 + $1 }
  }

  /// Makes no peak lower than `factor` times the one in `others`.
  mutating func raisePeaks(to others: [Float], times factor: Float) {
    for j in peaks.indices { peaks[j] = max(peaks[j], factor * others[j]) }
  }

  /// The gated loudness when the slots are multiplied by `gains`, which has one more value than there are slots.
  ///
  /// Gains move slowly against the weighting's memory, so this is within a few hundredths of a LU of the real one.
  /// Source: ITU-R BS.1770-5, annex 1: blocks of 400 ms every 100 ms, gates at −70 LUFS and −10 LU.
  func loudness(under gains: [Float]) -> Loudness? {
    let hop = Slots.count(in: .ms(100))
    let steps = (0..<energies.count / hop).map { step -> Double in
      var sum: Float = 0
      for j in step * hop..<(step + 1) * hop {
        let gain = (gains[j] + gains[j + 1]) / 2
        sum += energies[j] * gain * gain
      }
      return Double(sum)
    }
    guard steps.count >= 4 else { return nil }
    let frames = Double(4 * hop * Slots.frames)
    return Gate.loudness(of: (0...steps.count - 4).map { steps[$0..<$0 + 4].reduce(0, +) / frames })
  }
}
