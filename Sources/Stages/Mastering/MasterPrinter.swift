import Audio

/// Prints the master, which by definition is the integer sum of the stems, and measures it.
final class MasterPrinter {
  private let sink: any PCMSink
  private let meter = LoudnessMeter(modes: [.integrated, .truePeak])
  /// Something so far exceeded 24 bits and was cut off.
  private(set) var isOverloaded = false
  /// The highest sample of any stem before the gain, by slot.
  private(set) var stemPeaks: [Float] = []

  init(to sink: any PCMSink) { self.sink = sink }

  var loudness: Loudness? { meter.integrated }
  var truePeak: TruePeak? { meter.truePeak }

  /// Adds up the blocks of the stems, which have one length.
  func print(_ blocks: [StemBlock]) throws {
    guard let first = blocks.first else { return }
    let sum = PCMBlock(
      left: add(blocks.map(\.samples.left), first.samples.frames),
      right: add(blocks.map(\.samples.right), first.samples.frames))
    stemPeaks += blocks.dropFirst().reduce(first.peaks) { zip($0, $1.peaks).map { max($0, $1) } }
    meter.add(sum.floats)
    try sink.write(sum)
  }

  private func add(_ stems: [[Int32]], _ frames: Int) -> [Int32] {
    var sum = [Int32](repeating: 0, count: frames)
    for samples in stems {
      for i in 0..<frames { sum[i] &+= samples[i] }
    }
    let (lowest, highest) = (PCMBlock.range.lowerBound, PCMBlock.range.upperBound)
    var excess: Int32 = 0
    for i in sum.indices {
      let limited = min(max(sum[i], lowest), highest)
      excess |= sum[i] ^ limited
      sum[i] = limited
    }
    if excess != 0 { isOverloaded = true }
    return sum
  }
}
