import Audio

/// All that is measured of the stems, in one pass over all files together.
struct StemListening {
  private(set) var residue = Residue()
  private(set) var stems: [HeardStem] = []
  let frames: Int

  init(master: any PCMSource, stems: [DeliveredStem]) throws {
    frames = max(master.frameCount, stems.map(\.samples.frameCount).max() ?? 0)
    var ears = stems.map { _ in StemEar() }
    var start = 0
    while start < frames {
      let range = start..<min(start + 65_536, frames)
      var difference = try Self.padded(master, range)
      for (i, stem) in stems.enumerated() {
        let block = try Self.padded(stem.samples, range)
        Self.subtract(block.left, from: &difference.left)
        Self.subtract(block.right, from: &difference.right)
        ears[i].add(block)
      }
      residue.add(difference, at: start)
      start = range.upperBound
    }
    self.stems = zip(stems, ears).map { HeardStem(name: $0.facts.name, $1) }
  }

  /// Names the clicks of each stem around `times`, in seconds.
  mutating func look(for times: [Double], in delivered: [DeliveredStem]) throws {
    for (i, stem) in delivered.enumerated() {
      for time in times.prefix(4) {
        let middle = SampleRate.standard.frames(in: .s(time))
        let range = (middle - 12_000..<middle + 12_000).clamped(to: 0..<stem.samples.frameCount)
        stems[i].clicks += try Listening.clicks(in: StereoBuffer(stem.samples.readPCM(range)), at: range.lowerBound)
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

/// Listens to one stem.
private struct StemEar {
  var track = PeakTrack()
  var levels = LevelTrack()

  mutating func add(_ block: PCMBlock) {
    let sound = StereoBuffer(block)
    track.add(sound)
    levels.add(sound)
  }
}

extension HeardStem {
  fileprivate init(name: String, _ ear: StemEar) {
    self.init(
      name: name, track: ear.track, dropouts: ear.track.dropouts, loudness: ear.levels.integrated)
  }
}

extension StereoBuffer {
  /// What integers of 24 bits sound like.
  fileprivate init(_ block: PCMBlock) {
    let scale: Float = 1 / 0x80_0000
    self.init(left: block.left.map { Float($0) * scale }, right: block.right.map { Float($0) * scale })
  }
}
