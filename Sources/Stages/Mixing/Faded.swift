import Audio

/// A source heard at another level.
public struct Faded: AudioSource {
  private let source: any AudioSource
  private let factor: Float

  public init(_ source: any AudioSource, by gain: Decibels) {
    self.source = source
    factor = Float(gain.factor)
  }

  public var rate: SampleRate { source.rate }
  public var frameCount: Int { source.frameCount }

  public func read(_ range: Range<Int>) throws -> StereoBuffer {
    var block = try source.read(range)
    block.scale(by: factor)
    return block
  }
}
