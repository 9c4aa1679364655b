import Audio
import Foundation
import Planning

/// Lets clips die away after the last bar of a track, where the engine would play its last chord.
///
/// Strokes that stand out too far are softened before.
final class EndingFade: AudioSink {
  private let sink: any AudioSink
  private let frames: Int
  /// The frame on which the last bar ends.
  private let start: Int
  /// The length of the very last fade, in frames.
  private let length: Int
  private let softener: PeakSoftener?
  private var position = 0

  /// The attenuation at the end, apart from the last fade, in dB.
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

/// Rounds off the few peaks that stand far above a clip's loudness, as a studio's clipper does with drums.
///
/// Generated drums come without a compressor: their strokes may stand 18 dB above their loudness, and a master of usual
/// loudness has no room for that. Below the knee nothing is changed; above it a hyperbolic tangent leads smoothly to the
/// ceiling: f(x) = t + (c − t) tanh((x − t) / (c − t)).
public struct PeakSoftener: Sendable {
  private let knee: Float
  private let ceiling: Float

  // How far above the loudness, in dB.
  private static let (kneeAbove, ceilingAbove) = (9.0, 13.0)

  /// For sound of this loudness.
  public init(for loudness: Loudness) {
    knee = Float(pow(10, (loudness.value + Self.kneeAbove) / 20))
    ceiling = Float(pow(10, (loudness.value + Self.ceilingAbove) / 20))
  }

  public func process(_ block: inout StereoBuffer) {
    soften(&block.left)
    soften(&block.right)
  }

  private func soften(_ samples: inout [Float]) {
    let (knee, room) = (knee, ceiling - knee)
    for i in samples.indices {
      let level = abs(samples[i])
      guard level > knee else { continue }
      let softened = knee + room * tanh((level - knee) / room)
      samples[i] = samples[i] < 0 ? -softened : softened
    }
  }
}
