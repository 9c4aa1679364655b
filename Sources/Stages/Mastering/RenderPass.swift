import Audio

/// One pass over the track that renders stems and master, on all cores.
struct RenderPass {
  /// The measurements of one pass.
  struct Result {
    let loudness: Loudness?
    let truePeak: TruePeak?
    /// The highest sample of any stem before the gain, by control block.
    let stemPeaks: [Float]
    /// Something exceeded full scale and was cut off.
    let isOverloaded: Bool
  }

  let stems: [any AudioSource]
  let frames: Int
  let equaliser: Equaliser
  let seed: Seed

  private static let block = 4 * ZeroPhaseFilter.hop

  /// Either a stem with its next block, or the master with the last block of every stem.
  private enum RenderTask {
    case stem(StemWriter)
    case master(MasterWriter, [StemBlock])
  }

  func run(_ curve: GainCurve, into output: MasterOutput) throws -> Result {
    let writers = stems.indices.map { i in
      StemWriter(stems[i], to: output.stems[i], seed: seed.derived("dither", "\(i)"))
    }
    let master = MasterWriter(to: output.master)
    for start in stride(from: 0, to: frames, by: Self.block) {
      // The master follows one block behind, so that it need not wait for the stems.
      var tasks = [RenderTask.master(master, start == 0 ? [] : writers.map(\.block))] + writers.map { .stem($0) }
      try render(start..<min(start + Self.block, frames), curve, on: &tasks)
    }
    try master.render(writers.map(\.block))
    return Result(
      loudness: master.loudness, truePeak: master.truePeak, stemPeaks: master.stemPeaks,
      isOverloaded: master.isOverloaded || writers.contains { $0.isOverloaded })
  }

  private func render(_ range: Range<Int>, _ curve: GainCurve, on tasks: inout [RenderTask]) throws {
    let equaliser = equaliser
    try concurrently(on: &tasks) { task in
      switch task {
      case .stem(let writer): try writer.render(range, equaliser, curve)
      case .master(let writer, let blocks): try writer.render(blocks)
      }
    }
  }
}

/// The sinks of a master: one for the whole, and one for each stem in the order of the stems.
///
/// The sinks must be independent of one another, since they are written from several threads, each by one at a time.
public struct MasterOutput {
  public let master: any PCMSink
  public let stems: [any PCMSink]

  public init(master: any PCMSink, stems: [any PCMSink]) {
    self.master = master
    self.stems = stems
  }

  func restart() throws {
    try master.restart()
    for stem in stems { try stem.restart() }
  }
}
