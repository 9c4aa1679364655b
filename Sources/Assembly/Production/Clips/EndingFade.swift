import Audio
import Conforming
import Foundation
import Planning

/// Lets clips die away after the last bar of a track, where the engine would play its last chord.
///
/// Strokes that stand out too far are softened before.
final class EndingFade: AudioSink {
  private let sink: any AudioSink
  private let frames: Int
  /// Where the last bar ends.
  private let start: Int
  /// How long the very last fade is, in frames.
  private let length: Int
  private let softener: PeakSoftener?
  private var position = 0

  /// How much softer the sound is at the end, apart from the last fade, in dB.
  private static let depth = 40.0

  init(_ plan: SongPlan, _ sink: any AudioSink, softening softener: PeakSoftener? = nil) {
    self.sink = sink
    self.softener = softener
    frames = plan.frames
    start = min(plan.frames, plan.frame(ofBar: plan.bars))
    length = max(1, SampleRate.standard.frames(in: plan.ending.fade))
  }

  func write(_ block: StereoBuffer) throws {
    var faded = block
    softener?.process(&faded)
    let first = max(0, min(start, frames - length) - position)
    if first < block.frames {
      for i in first..<block.frames {
        let gain = gain(at: position + i)
        faded.left[i] *= gain
        faded.right[i] *= gain
      }
    }
    position += block.frames
    try sink.write(faded)
  }

  private func gain(at frame: Int) -> Float {
    let tail = Double(max(0, frame - start)) / Double(max(1, frames - start))
    let last = max(0, min(1, Double(frames - frame) / Double(length)))
    return Float(pow(10, -Self.depth * tail / 20) * last)
  }
}
