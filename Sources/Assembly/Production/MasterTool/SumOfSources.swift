import Audio

/// Several stems heard at once; the shorter ones end in silence.
struct SumOfSources: AudioSource {
  private let parts: [any AudioSource]

  init(_ parts: [any AudioSource]) { self.parts = parts }

  var rate: SampleRate { .standard }
  var frameCount: Int { parts.map(\.frameCount).max() ?? 0 }

  func read(_ range: Range<Int>) throws -> StereoBuffer {
    var sum = StereoBuffer(frames: range.count)
    for part in parts { sum.add(try part.read(range)) }
    return sum
  }
}
