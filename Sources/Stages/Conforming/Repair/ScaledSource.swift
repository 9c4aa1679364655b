import Audio

/// A source made softer or louder.
struct ScaledSource: AudioSource {
  private let source: any AudioSource
  private let gain: Float

  init(_ source: any AudioSource, by gain: Float) {
    self.source = source
    self.gain = gain
  }

  var rate: SampleRate { source.rate }
  var frameCount: Int { source.frameCount }

  func read(_ range: Range<Int>) throws -> StereoBuffer {
    var block = try source.read(range)
    if gain != 1 { block.scale(by: gain) }
    return block
  }
}
