import Music
import Planning
import Signal

/// The effects of one stem and at their end the step back for the kick.
///
/// Once nothing has come in and nothing louder than −120 dBFS has gone out for three seconds they sleep: silence is silent, and no
/// tail fades into numbers so small that the processor slows down.
struct EffectChain: Sendable {
  private static let patience = SampleRate.standard.frames(in: .s(3))
  private static let silence: Float = 1e-6

  private var effects: EffectRow
  private let ducker: Ducker
  private var quiet = EffectChain.patience

  init(_ settings: EffectSettings, request: StemRequest) {
    effects = EffectRow(settings, tempo: request.plan.bpm)
    ducker = Ducker(request: request)
  }

  /// Processes the block that begins at frame `position` of the track.
  mutating func process(_ block: inout StereoBuffer, at position: Int) {
    let isFed = Self.peak(block) > 0
    guard isFed || quiet < Self.patience else { return }
    effects.process(&block, at: position)
    ducker.process(&block, at: position)
    quiet = isFed || Self.peak(block) > Self.silence ? 0 : quiet + block.frames
  }

  private static func peak(_ block: StereoBuffer) -> Float {
    var peak: Float = 0
    for i in 0..<block.frames { peak = max(peak, abs(block.left[i]), abs(block.right[i])) }
    return peak
  }
}
