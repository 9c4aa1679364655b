import Audio

/// Loudness of a recording, and its key windows: the loudest quarter of all windows of 3 s, 1 s apart, by K-weighted energy.
struct LoudnessAnalyser {
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

  /// Nil for silence.
  var integrated: Loudness? { levels.integrated }
  /// In LU.
  var range: Decibels { levels.range ?? .dB(0) }
  /// Nil for silence.
  var truePeak: TruePeak? { TruePeak(highestOf: peaks) }

  /// Adds the next block at 48 kHz.
  mutating func add(_ block: StereoBuffer) {
    levels.add(block)
    for (i, channel) in [block.left, block.right].enumerated() where i < peaks.count { peaks[i].add(channel) }
    frames += block.frames
  }

  /// Key windows as frames, in order of time; the whole recording if it is shorter than one.
  var keyWindows: [Range<Int>] {
    let count = levels.count / Self.steps - KeySections.seconds + 1
    guard count > 0 else { return frames > 0 ? [0..<frames] : [] }
    return KeySections.windows(
      levels: (0..<count).map { second in
        levels.loudness(of: second * Self.steps..<(second + KeySections.seconds) * Self.steps)?.value ?? -.infinity
      })
  }
}

/// Silence in a recording: no sample louder than −60 dBFS for half a second or longer.
public struct Silence: Sendable, Hashable, Codable {
  /// Share of the whole recording, 0…1.
  public var share: Double
  /// In order.
  public var spans: [TimeRange]

  public init(share: Double, spans: [TimeRange]) {
    self.share = share
    self.spans = spans
  }
}

extension Silence {
  // A pause of this length is heard as one, and quality control calls the same level silent.
  private static let threshold = Decibels.dB(-60)
  private static let shortest = Seconds.ms(500)

  init(_ levels: LevelTrack) {
    let step = LevelTrack.step.value
    let silences = levels.silences(below: Self.threshold, of: Self.shortest)
    spans = silences.map { TimeRange(start: Double($0.lowerBound) * step, end: Double($0.upperBound) * step) }
    share = Double(silences.reduce(0) { $0 + $1.count }) / Double(max(1, levels.count))
  }
}
