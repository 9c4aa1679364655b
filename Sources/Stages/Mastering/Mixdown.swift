import Audio
import Diagnostics

/// The sum of the stems, written to a work file, with the energy of each of its seconds.
struct Mixdown {
  let mix: any AudioSource
  /// K-weighted energy of both channels, by second.
  let energies: [Double]
  /// The highest sample of any stem without its offset, by control block.
  let stemPeaks: [Float]

  private static let block = 2 * 48_000

  /// Part of a block of the sum, computed by one thread.
  private struct PartialSum {
    let range: Range<Int>
    var sum = StereoBuffer(frames: 0)
    var peaks: [Float] = []

    mutating func add(_ stem: StereoBuffer) {
      let peaks = zip(peaks(of: stem.left), peaks(of: stem.right)).map { max($0, $1) }
      if self.peaks.isEmpty {
        (sum, self.peaks) = (stem, peaks)
      } else {
        sum.add(stem)
        for j in peaks.indices { self.peaks[j] = max(self.peaks[j], peaks[j]) }
      }
    }

    /// Without the offset, which the equaliser takes away.
    private func peaks(of samples: [Float]) -> [Float] {
      ControlBlock.peaks(of: samples, around: mean(of: samples))
    }

    /// Of all but the last few samples; eight sums side by side, for one would wait for each addition.
    private func mean(of samples: [Float]) -> Float {
      var sums = SIMD8<Float>.zero
      let rounds = samples.count / 8
      samples.withUnsafeBytes { bytes in
        for i in 0..<rounds { sums += bytes.loadUnaligned(fromByteOffset: 32 * i, as: SIMD8<Float>.self) }
      }
      return sums.sum() / Float(max(1, 8 * rounds))
    }
  }

  /// A consumer of a block of the sum: one measures, one writes, side by side.
  private struct SumConsumer {
    let file: (any WorkFile)?
    var steps = LoudnessSteps()
    var sum = StereoBuffer(frames: 0)

    mutating func consume() throws {
      if let file { try file.write(sum) } else { steps.add(sum) }
    }
  }

  /// Throws `Problems` when a stem holds samples that are no numbers.
  init(of stems: [any AudioSource], in file: any WorkFile) throws {
    let length = stems.map(\.frameCount).max() ?? 0
    var consumers = [SumConsumer(file: nil)] + (stems.count > 1 ? [SumConsumer(file: file)] : [])
    var peaks: [Float] = []
    for start in stride(from: 0, to: length, by: Self.block) {
      let sum = try Self.sum(stems, start..<min(start + Self.block, length), &peaks)
      guard sum.left.allFinite, sum.right.allFinite else { throw Self.nonFinite(stems, start) }
      for i in consumers.indices { consumers[i].sum = sum }
      try concurrently(on: &consumers) { try $0.consume() }
    }
    stemPeaks = peaks
    energies = consumers[0].steps.bySecond
    // One stem is the mix already.
    mix = stems.count == 1 ? stems[0] : try file.finish()
  }

  private static func sum(
    _ stems: [any AudioSource], _ range: Range<Int>, _ peaks: inout [Float]
  ) throws -> StereoBuffer {
    if stems.count == 1 { return try stems[0].read(range) }
    let middle = range.lowerBound + range.count / 2 / ControlBlock.frames * ControlBlock.frames
    var parts = [PartialSum(range: range.lowerBound..<middle), PartialSum(range: middle..<range.upperBound)]
    try concurrently(on: &parts) { part in
      for stem in stems { part.add(try stem.read(part.range)) }
    }
    peaks += parts[0].peaks + parts[1].peaks
    return StereoBuffer(left: parts[0].sum.left + parts[1].sum.left, right: parts[0].sum.right + parts[1].sum.right)
  }

  private static func nonFinite(_ stems: [any AudioSource], _ start: Int) -> Problems {
    let names = stems.indices.filter { i in
      guard let block = try? stems[i].read(start..<start + block) else { return false }
      return !block.left.allFinite || !block.right.allFinite
    }
    let time = SampleRate.standard.time(of: start).value
    return Problems(
      Diagnosis(
        code: "master.not-finite", location: "stem \(names.map { "\($0 + 1)" }.joined(separator: ", "))",
        finding: "holds samples that are no numbers (NaN or infinite) between \(time) s and \(time + 2) s",
        remedy: "render the stem again, or mend the file"))
  }
}

extension [Float] {
  /// True if no sample is infinite or no number.
  fileprivate var allFinite: Bool {
    // Exponents of all ones mark both; integers let this run several samples at a time.
    var worst: UInt32 = 0
    for x in self { worst = Swift.max(worst, x.bitPattern & 0x7fff_ffff) }
    return worst < 0x7f80_0000
  }
}
