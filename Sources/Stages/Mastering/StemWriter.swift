import Audio

/// A rendered block of one stem.
struct StemBlock {
  var samples = PCMBlock(left: [], right: [])
  /// The highest samples of both channels before the gain, by control block.
  var peaks: [Float] = []
}

extension StemBlock {
  fileprivate init(silent frames: Int) {
    let zeros = [Int32](repeating: 0, count: frames)
    samples = PCMBlock(left: zeros, right: zeros)
    peaks = [Float](repeating: 0, count: (frames + ControlBlock.frames - 1) / ControlBlock.frames)
  }
}

/// The renderer of one stem: equaliser, shared gain, integers; silence stays digital silence, without dither.
final class StemWriter {
  /// The last rendered block.
  private(set) var block = StemBlock()
  private let source: any AudioSource
  private let sink: any PCMSink
  private let workspace = Equaliser.Workspace()
  private var gain = OffsetFreeGain()
  private var dithers: [Dither]

  init(_ source: any AudioSource, to sink: any PCMSink, seed: Seed) {
    self.source = source
    self.sink = sink
    dithers = ["left", "right"].map { Dither(seed: seed.derived($0)) }
  }

  /// Something so far exceeded full scale and was cut off.
  var isOverloaded: Bool { dithers.contains { $0.peak > 1 } }

  func render(_ range: Range<Int>, _ equaliser: Equaliser, _ curve: GainCurve) throws {
    let reach = ZeroPhaseFilter.reach
    let input = try source.read(range.lowerBound - reach..<range.upperBound + reach)
    if input.isSilent && gain.isAtRest {
      gain.rest()
      block = StemBlock(silent: range.count)
    } else {
      block = render(input, range, equaliser, curve)
    }
    try sink.write(block.samples)
  }

  private func render(
    _ input: StereoBuffer, _ range: Range<Int>, _ equaliser: Equaliser, _ curve: GainCurve
  ) -> StemBlock {
    let gains = curve.gains(from: range.lowerBound, count: range.count)
    var sound = equaliser.apply(to: input, with: workspace)
    let peaks = zip(ControlBlock.peaks(of: sound.left), ControlBlock.peaks(of: sound.right)).map { max($0, $1) }
    gain.process(&sound, gains: gains)
    return StemBlock(
      samples: PCMBlock(left: dithers[0].quantise(sound.left), right: dithers[1].quantise(sound.right)), peaks: peaks)
  }
}

/// The renderer of the master, which by definition is the integer sum of the stems; measures it as well.
final class MasterWriter {
  private let sink: any PCMSink
  private let meter = LoudnessMeter(modes: [.integrated, .truePeak])
  /// Something so far exceeded 24 bits and was cut off.
  private(set) var isOverloaded = false
  /// The highest sample of any stem before the gain, by control block.
  private(set) var stemPeaks: [Float] = []

  init(to sink: any PCMSink) { self.sink = sink }

  var loudness: Loudness? { meter.integrated }
  var truePeak: TruePeak? { meter.truePeak }

  /// Adds up the blocks of the stems, which have one length.
  func render(_ blocks: [StemBlock]) throws {
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
