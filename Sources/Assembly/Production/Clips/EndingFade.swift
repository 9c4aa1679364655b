import Planning
import Signal

/// Fades the last moments of a track, as the engine does with what it plays.
final class EndingFade: AudioSink {
  private let sink: any AudioSink
  private let frames: Int
  private let length: Int
  private var position = 0

  init(_ plan: SongPlan, _ sink: any AudioSink) {
    self.sink = sink
    frames = plan.frames
    length = max(1, SampleRate.standard.frames(in: plan.ending.fade))
  }

  func write(_ block: StereoBuffer) throws {
    var faded = block
    let start = max(0, frames - length - position)
    if start < block.frames {
      for i in start..<block.frames {
        let gain = max(0, Float(frames - position - i) / Float(length))
        faded.left[i] *= gain
        faded.right[i] *= gain
      }
    }
    position += block.frames
    try sink.write(faded)
  }
}
