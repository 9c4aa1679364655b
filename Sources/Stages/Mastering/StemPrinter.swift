import Audio

/// A block of one stem as it was printed.
struct StemBlock {
  var samples = PCMBlock(left: [], right: [])
  /// The highest samples of both channels before the gain, by slot.
  var peaks: [Float] = []
}

extension StemBlock {
  fileprivate init(silent frames: Int) {
    let zeros = [Int32](repeating: 0, count: frames)
    samples = PCMBlock(left: zeros, right: zeros)
    peaks = [Float](repeating: 0, count: (frames + Slots.frames - 1) / Slots.frames)
  }
}

/// Prints one stem: equaliser, shared gain, integers; what is silent stays silent, without dither.
final class StemPrinter {
  /// The block printed last.
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

  func print(_ range: Range<Int>, _ equaliser: Equaliser, _ curve: GainCurve) throws {
    let reach = ZeroPhaseFilter.reach
    let input = try source.read(range.lowerBound - reach..<range.upperBound + reach)
    if input.isSilent && gain.isAtRest {
      gain.rest()
      block = StemBlock(silent: range.count)
    } else {
      block = print(input, range, equaliser, curve)
    }
    try sink.write(block.samples)
  }

  private func print(
    _ input: StereoBuffer, _ range: Range<Int>, _ equaliser: Equaliser, _ curve: GainCurve
  ) -> StemBlock {
    let gains = curve.gains(from: range.lowerBound, count: range.count)
    var sound = equaliser.apply(to: input, with: workspace)
    let peaks = zip(Slots.peaks(of: sound.left), Slots.peaks(of: sound.right)).map { max($0, $1) }
    gain.process(&sound, gains: gains)
    return StemBlock(
      samples: PCMBlock(left: dithers[0].quantise(sound.left), right: dithers[1].quantise(sound.right)), peaks: peaks)
  }
}
