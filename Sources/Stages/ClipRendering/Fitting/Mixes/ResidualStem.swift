import Audio

/// A source whose samples are rounded to the integers of 24 bits that a file holds.
public struct RoundedSource: AudioSource {
  private let source: any AudioSource

  public init(_ source: any AudioSource) { self.source = source }

  public var rate: SampleRate { source.rate }
  public var frameCount: Int { source.frameCount }

  public func read(_ range: Range<Int>) throws -> StereoBuffer {
    var block = try source.read(range)
    for i in block.left.indices {
      block.left[i] = (block.left[i] * 0x1p23).rounded(.toNearestOrEven) * 0x1p-23
      block.right[i] = (block.right[i] * 0x1p23).rounded(.toNearestOrEven) * 0x1p-23
    }
    return block
  }
}

/// The rest of a mix that its separated stems lack.
///
/// Separation loses and invents sound. With this as one stem more, the stems sum to the mix exactly: rounded to 24 bits,
/// every sample below twice full scale is an integer that `Float` holds, and so is every difference and sum of them.
public struct ResidualStem: AudioSource {
  private let mix: any AudioSource
  private let stems: [any AudioSource]

  /// All of one rate; where a stem is shorter than the mix it counts as silent.
  public init(of mix: any AudioSource, without stems: [any AudioSource]) {
    self.mix = RoundedSource(mix)
    self.stems = stems.map { RoundedSource($0) }
  }

  public var rate: SampleRate { mix.rate }
  public var frameCount: Int { mix.frameCount }

  public func read(_ range: Range<Int>) throws -> StereoBuffer {
    var rest = try mix.read(range)
    for stem in stems {
      let part = try stem.read(range)
      for i in rest.left.indices {
        rest.left[i] -= part.left[i]
        rest.right[i] -= part.right[i]
      }
    }
    return rest
  }
}
