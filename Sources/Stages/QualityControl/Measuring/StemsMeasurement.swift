import Audio

/// Everything that is measured in the stems, in one pass over all files together.
struct StemsMeasurement: Sendable {
  private(set) var residue = StemSumResidue()
  /// In the order of the delivery.
  private(set) var stems: [StemMeasurement] = []
  /// Length of the longest file.
  let frames: Int

  init(master: any PCMSource, stems: [DeliveredStem]) throws {
    frames = max(master.frameCount, stems.map(\.samples.frameCount).max() ?? 0)
    var meters = stems.map { _ in StemMeter() }
    var start = 0
    while start < frames {
      let range = start..<min(start + 65_536, frames)
      var difference = try Self.padded(master, range)
      for (i, stem) in stems.enumerated() {
        let block = try Self.padded(stem.samples, range)
        Self.subtract(block.left, from: &difference.left)
        Self.subtract(block.right, from: &difference.right)
        meters[i].add(block)
      }
      residue.add(difference, at: start)
      start = range.upperBound
    }
    self.stems = zip(stems, meters).map { $1.measurement(named: $0.facts.name) }
  }

  /// Looks for clicks in each stem within a quarter of a second of the first four `times`.
  mutating func findClicks(around times: [Seconds], in delivered: [DeliveredStem]) throws {
    for (i, stem) in delivered.enumerated() {
      for time in times.prefix(4) {
        let middle = SampleRate.standard.frames(in: time)
        let range = (middle - 12_000..<middle + 12_000).clamped(to: 0..<stem.samples.frameCount)
        let sound = StereoBuffer(try stem.samples.readPCM(range))
        for channel in [sound.left, sound.right] {
          var meter = ClickMeter(at: range.lowerBound)
          meter.add(channel)
          stems[i].clicks += meter.clicks
        }
      }
    }
  }

  private static func padded(_ source: any PCMSource, _ range: Range<Int>) throws -> PCMBlock {
    var block = try source.readPCM(range.clamped(to: 0..<source.frameCount))
    block.left += repeatElement(0, count: range.count - block.left.count)
    block.right += repeatElement(0, count: range.count - block.right.count)
    return block
  }

  // Two hostile files may differ by more than 32 bits; what wraps around is still not 0.
  private static func subtract(_ samples: [Int32], from difference: inout [Int32]) {
    for i in samples.indices { difference[i] &-= samples[i] }
  }
}

/// The measurements of one stem.
struct StemMeasurement: Sendable {
  let name: String
  let peaks: PeakTrack
  let dropouts: [Dropout]
  /// Integrated; nil for silence.
  let loudness: Loudness?
  /// Found only around clicks of the master.
  var clicks: [Click] = []
  /// Loudness over time.
  var levels = LevelTrack()
}

/// The meters of one stem.
private struct StemMeter {
  private var peaks = PeakTrack()
  private var levels = LevelTrack(withGatedLoudness: true)

  mutating func add(_ block: PCMBlock) {
    let sound = StereoBuffer(block)
    peaks.add(sound)
    levels.add(sound)
  }

  func measurement(named name: String) -> StemMeasurement {
    StemMeasurement(
      name: name, peaks: peaks, dropouts: peaks.dropouts, loudness: levels.integrated, levels: levels)
  }
}

extension StereoBuffer {
  /// The sound of integers of 24 bits, full scale being ±1.
  fileprivate init(_ block: PCMBlock) {
    let scale: Float = 1 / 0x80_0000
    self.init(left: block.left.map { Float($0) * scale }, right: block.right.map { Float($0) * scale })
  }
}
