import Audio

extension MixEnvelope {
  /// A part of the track that one thread measures from front to back.
  struct Stretch {
    /// What belongs to it, in slots of the track.
    let slots: Range<Int>
    private(set) var peaks: [Float] = []
    private(set) var energies: [Float] = []
    private var weighting = StereoKWeighting()

    /// The number is fixed, so that the result does not depend on the machine.
    private static let count = 4
    /// The weighting has forgotten what came half a second ago.
    private static let warmUp = Slots.count(in: .s(0.5))
    /// With the margins of the peak detector this is a whole number of filter transforms.
    private static let block = (4 * ZeroPhaseFilter.hop - 2 * TruePeakDetector.margin) / Slots.frames

    private init(_ slots: Range<Int>) { self.slots = slots }

    /// Together they are the whole of `mix`.
    static func all(of mix: any AudioSource) -> [Self] {
      let slots = (mix.frameCount + Slots.frames - 1) / Slots.frames
      return (0..<count).map { Self(slots * $0 / count..<slots * ($0 + 1) / count) }
    }

    mutating func measure(_ mix: any AudioSource, _ equaliser: Equaliser, _ detector: TruePeakDetector) throws {
      let workspace = Equaliser.Workspace()
      for start in stride(from: slots.lowerBound, to: slots.upperBound, by: Self.block) {
        let range = start..<min(start + Self.block, slots.upperBound)
        if start == slots.lowerBound, start > 0 {
          let before = max(0, start - Self.warmUp)..<start
          _ = weigh(try Self.hear(before, of: mix, through: equaliser, workspace))
        }
        let sound = try Self.hear(range, of: mix, through: equaliser, workspace)
        energies += weigh(sound)
        let right = detector.peaks(of: sound.right, slot: start)
        peaks += zip(detector.peaks(of: sound.left, slot: start), right).map { max($0, $1) }
      }
    }

    private mutating func weigh(_ sound: StereoBuffer) -> [Float] {
      let margin = TruePeakDetector.margin
      return weighting.energies(of: sound[frames: margin..<sound.frames - margin], span: Slots.frames)
    }

    /// The slots of `range` behind the equaliser, with the margins of the peak detector.
    private static func hear(
      _ range: Range<Int>, of mix: any AudioSource, through equaliser: Equaliser, _ workspace: Equaliser.Workspace
    ) throws -> StereoBuffer {
      let outside = ZeroPhaseFilter.reach + TruePeakDetector.margin
      let block = try mix.read(range.lowerBound * Slots.frames - outside..<range.upperBound * Slots.frames + outside)
      return equaliser.apply(to: block, with: workspace)
    }
  }
}
