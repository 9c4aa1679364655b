import Audio

/// Prints stems and master in one pass over the track, on all cores.
struct Press {
  /// What one pass gave.
  struct Result {
    let loudness: Loudness?
    let truePeak: TruePeak?
    /// The highest sample of any stem before the gain, by slot.
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
  private enum Lane {
    case stem(StemPrinter)
    case master(MasterPrinter, [StemBlock])
  }

  func run(_ curve: GainCurve, into output: MasterOutput) throws -> Result {
    let printers = stems.indices.map { i in
      StemPrinter(stems[i], to: output.stems[i], seed: seed.derived("dither", "\(i)"))
    }
    let master = MasterPrinter(to: output.master)
    for start in stride(from: 0, to: frames, by: Self.block) {
      // The master follows one block behind, so that it need not wait for the stems.
      var lanes = [Lane.master(master, start == 0 ? [] : printers.map(\.block))] + printers.map { .stem($0) }
      try print(start..<min(start + Self.block, frames), curve, on: &lanes)
    }
    try master.print(printers.map(\.block))
    return Result(
      loudness: master.loudness, truePeak: master.truePeak, stemPeaks: master.stemPeaks,
      isOverloaded: master.isOverloaded || printers.contains { $0.isOverloaded })
  }

  private func print(_ range: Range<Int>, _ curve: GainCurve, on lanes: inout [Lane]) throws {
    let equaliser = equaliser
    try concurrently(on: &lanes) { lane in
      switch lane {
      case .stem(let printer): try printer.print(range, equaliser, curve)
      case .master(let printer, let blocks): try printer.print(blocks)
      }
    }
  }
}
