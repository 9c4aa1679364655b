import Audio

extension MixEnvelope {
  /// A part of the track that one thread measures from front to back.
  struct EnvelopeSegment {
    /// The control blocks of the track that it measures.
    let blocks: Range<Int>
    private(set) var peaks: [Float] = []
    private(set) var energies: [Float] = []
    private var weighting = StereoKWeighting()

    /// The number is fixed, so that the result does not depend on the machine.
    private static let count = 4
    /// The weighting has forgotten what came half a second ago.
    private static let warmUp = ControlBlock.count(in: .s(0.5))
    /// With the margins of the peak detector this is a whole number of filter transforms.
    private static let span = (4 * ZeroPhaseFilter.hop - 2 * TruePeakDetector.margin) / ControlBlock.frames

    private init(_ blocks: Range<Int>) { self.blocks = blocks }

    /// The segments of `mix`, four of about the same length.
    static func all(of mix: any AudioSource) -> [Self] {
      let blocks = (mix.frameCount + ControlBlock.frames - 1) / ControlBlock.frames
      return (0..<count).map { Self(blocks * $0 / count..<blocks * ($0 + 1) / count) }
    }

    mutating func measure(_ mix: any AudioSource, _ equaliser: Equaliser, _ detector: TruePeakDetector) throws {
      let workspace = Equaliser.Workspace()
      for start in stride(from: blocks.lowerBound, to: blocks.upperBound, by: Self.span) {
        let range = start..<min(start + Self.span, blocks.upperBound)
        if start == blocks.lowerBound, start > 0 {
          let before = max(0, start - Self.warmUp)..<start
          _ = weigh(try Self.filteredBlock(before, of: mix, through: equaliser, workspace))
        }
        let sound = try Self.filteredBlock(range, of: mix, through: equaliser, workspace)
        energies += weigh(sound)
        let right = detector.peaks(of: sound.right, from: start)
        peaks += zip(detector.peaks(of: sound.left, from: start), right).map { max($0, $1) }
      }
    }

    private mutating func weigh(_ sound: StereoBuffer) -> [Float] {
      let margin = TruePeakDetector.margin
      return weighting.energies(of: sound[frames: margin..<sound.frames - margin], span: ControlBlock.frames)
    }

    /// The control blocks of `range` behind the equaliser, with the margins of the peak detector.
    private static func filteredBlock(
      _ range: Range<Int>, of mix: any AudioSource, through equaliser: Equaliser, _ workspace: Equaliser.Workspace
    ) throws -> StereoBuffer {
      let outside = ZeroPhaseFilter.reach + TruePeakDetector.margin
      let block = try mix.read(
        range.lowerBound * ControlBlock.frames - outside..<range.upperBound * ControlBlock.frames + outside)
      return equaliser.apply(to: block, with: workspace)
    }
  }
}
