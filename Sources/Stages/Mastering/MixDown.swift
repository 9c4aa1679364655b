import Diagnosis
import Signal

/// The sum of the stems, written down once, and how loud each of its seconds is.
struct MixDown {
  let mix: any AudioSource
  /// K-weighted energy of both channels, by second.
  let energies: [Double]

  private static let block = 2 * 48_000

  /// Part of a block, summed by one thread.
  private struct Part {
    let range: Range<Int>
    var sum = StereoBuffer(frames: 0)
  }

  /// One channel on its way through the weighting.
  private struct Channel {
    var weighting = KWeighting()
    var samples: [Float] = []
    var energies: [Float] = []
  }

  /// Throws `Problems` when a stem holds samples that are no numbers.
  init(of stems: [any AudioSource], in file: any WorkFile) throws {
    let length = stems.map(\.frameCount).max() ?? 0
    var channels = [Channel(), Channel()]
    for start in stride(from: 0, to: length, by: Self.block) {
      let sum = try Self.sum(stems, start..<min(start + Self.block, length))
      guard sum.left.allFinite, sum.right.allFinite else { throw Self.culprit(stems, start) }
      (channels[0].samples, channels[1].samples) = (sum.left, sum.right)
      try concurrently(on: &channels) { $0.energies += $0.weighting.energies(of: $0.samples, span: 48_000) }
      if stems.count > 1 { try file.write(sum) }
    }
    energies = zip(channels[0].energies, channels[1].energies).map { Double($0) + Double($1) }
    // One stem is the mix already.
    mix = stems.count == 1 ? stems[0] : try file.finish()
  }

  private static func sum(_ stems: [any AudioSource], _ range: Range<Int>) throws -> StereoBuffer {
    let middle = range.lowerBound + range.count / 2
    var parts = [Part(range: range.lowerBound..<middle), Part(range: middle..<range.upperBound)]
    try concurrently(on: &parts) { part in
      part.sum = StereoBuffer(frames: part.range.count)
      for stem in stems { part.sum.add(try stem.read(part.range)) }
    }
    return StereoBuffer(left: parts[0].sum.left + parts[1].sum.left, right: parts[0].sum.right + parts[1].sum.right)
  }

  private static func culprit(_ stems: [any AudioSource], _ start: Int) -> Problems {
    let names = stems.indices.filter { i in
      guard let block = try? stems[i].read(start..<start + block) else { return false }
      return !block.left.allFinite || !block.right.allFinite
    }
    let time = SampleRate.standard.time(of: start).value
    return Problems(
      Diagnosis(
        code: "master.not-finite", place: "stem \(names.map { "\($0 + 1)" }.joined(separator: ", "))",
        finding: "holds samples that are no numbers (NaN or infinite) between \(time) s and \(time + 2) s",
        remedy: "render the stem again, or mend the file"))
  }
}

extension [Float] {
  /// Whether no sample is infinite or no number.
  fileprivate var allFinite: Bool {
    // Exponents of all ones mark both; integers let this run several samples at a time.
    var worst: UInt32 = 0
    for x in self { worst = Swift.max(worst, x.bitPattern & 0x7fff_ffff) }
    return worst < 0x7f80_0000
  }
}
