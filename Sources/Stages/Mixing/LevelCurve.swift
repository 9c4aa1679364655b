import Audio

/// A source whose gain is another in each part of the song, as a fader is moved between sections.
public struct LevelCurve: AudioSource {
  /// A gain that holds from a frame on.
  public struct LevelStep: Sendable, Hashable {
    public let frame: Int
    public let gain: Decibels

    public init(from frame: Int, gain: Decibels) { (self.frame, self.gain) = (frame, gain) }
  }

  private let source: any AudioSource
  private let steps: [(frame: Int, factor: Float)]

  /// The time before a step in which the fader moves, in frames: what begins on the beat has its new level.
  private static let ramp = 2400

  /// `steps` in order of their frames; before the first one the gain is 0 dB.
  public init(_ source: any AudioSource, steps: [LevelStep]) {
    self.source = source
    self.steps = [(Int.min / 2, 1)] + steps.map { ($0.frame, Float($0.gain.factor)) }
  }

  public var rate: SampleRate { source.rate }
  public var frameCount: Int { source.frameCount }

  public func read(_ range: Range<Int>) throws -> StereoBuffer {
    var block = try source.read(range)
    for (index, step) in steps.enumerated() {
      let next = steps.indices.contains(index + 1) ? steps[index + 1] : (frame: Int.max / 2, factor: step.factor)
      let (start, end) = (max(range.lowerBound, step.frame), min(range.upperBound, next.frame))
      guard start < end, step.factor != 1 || next.factor != 1 else { continue }
      for frame in start..<end {
        let way = max(0, Float(Self.ramp - (next.frame - frame)) / Float(Self.ramp))
        let factor = step.factor + (next.factor - step.factor) * min(1, way)
        block.left[frame - range.lowerBound] *= factor
        block.right[frame - range.lowerBound] *= factor
      }
    }
    return block
  }
}
