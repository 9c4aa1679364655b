import Audio

/// A take as long as the track of which only some bars are heard.
///
/// It comes in with the downbeat, as a loop does, and dies away within a beat after its last bar.
public struct SectionGate: AudioSource {
  private let source: any AudioSource
  private let gates: [(fadeIn: Crossfade, fadeOut: Crossfade)]

  // In frames: 3 ms, and half a second at the most.
  private static let (edgeIn, longestEnd) = (144, 24_000)

  /// `spans` are in order and do not overlap; `frame` says on which frame of the track a bar begins.
  public init(_ source: any AudioSource, _ spans: [LoopArranger.Span], frame: (Int) -> Int) {
    self.source = source
    var joined: [LoopArranger.Span] = []
    for span in spans {
      if let last = joined.last, last.bar + last.bars == span.bar {
        joined[joined.count - 1] = LoopArranger.Span(bar: last.bar, bars: last.bars + span.bars)
      } else {
        joined.append(span)
      }
    }
    gates = joined.map { span in
      let (start, end) = (frame(span.bar), frame(span.bar + span.bars))
      let beat = min(Self.longestEnd, (frame(1) - frame(0)) / 4)
      return (
        Crossfade(start: start - Self.edgeIn, length: Self.edgeIn, correlation: 0),
        Crossfade(start: end, length: beat, correlation: 1)
      )
    }
  }

  public var rate: SampleRate { source.rate }
  public var frameCount: Int { source.frameCount }

  public func read(_ range: Range<Int>) throws -> StereoBuffer {
    var block = try source.read(range)
    for (index, frame) in range.enumerated() {
      var gain: Float = 0
      for gate in gates where frame >= gate.fadeIn.start && frame < gate.fadeOut.end {
        gain = max(gain, gate.fadeIn.gain(at: frame, leaving: false) * gate.fadeOut.gain(at: frame, leaving: true))
      }
      block.left[index] *= gain
      block.right[index] *= gain
    }
    return block
  }
}
