import Audio
import Foundation
import Planning

/// The end of a stem's signal path, whatever plays it: the effects of its patch, ducking, and the final fade.
public struct StemFinish: Sendable {
  /// Effects work in blocks of this many frames.
  private static let blockFrames = 512

  private var effects: EffectChain
  private let frames: Int
  private let fade: Int
  /// True if the song goes on while it fades.
  private let isFading: Bool
  /// The frames of a fade at the beginning.
  private let fadeIn: Int
  private var position = 0

  /// For the stem of `request` as a recorded instrument or a voice plays it.
  ///
  /// It gets the room of the patch that would play it otherwise: chorus, delay and reverb, but none of what makes up
  /// a synthetic sound, such as an amplifier.
  public init(_ request: StemRequest) {
    let effects = PatchLibrary.patch(named: request.stem.sound)?.effects ?? EffectSettings()
    self.init(
      request, EffectSettings(chorus: effects.chorus, delay: effects.delay, reverb: effects.reverb))
  }

  init(_ request: StemRequest, _ settings: EffectSettings) {
    effects = EffectChain(settings.characterised(by: request.plan, request.stem.role), request: request)
    frames = request.plan.frames
    let ending = request.plan.ending
    fade = max(1, SampleRate.standard.frames(in: ending.fade))
    isFading = ending.isFading == true
    fadeIn = ending.fadeIn.map(SampleRate.standard.frames(in:)) ?? 0
  }

  /// The number of frames still to come.
  public var remaining: Int { frames - position }

  /// Processes the stem's next frames in place; blocks of any size follow one another.
  public mutating func process(_ block: inout StereoBuffer) {
    var start = 0
    while start < block.frames {
      let end = min(start + Self.blockFrames, block.frames)
      var part = block[frames: start..<end]
      effects.process(&part, at: position)
      if position < fadeIn { fadeIn(&part) }
      fadeOut(&part)
      block.left.replaceSubrange(start..<end, with: part.left)
      block.right.replaceSubrange(start..<end, with: part.right)
      position += end - start
      start = end
    }
  }

  private func fadeOut(_ block: inout StereoBuffer) {
    let start = frames - fade
    guard position + block.frames > start else { return }
    for i in max(0, start - position)..<block.frames {
      let rest = max(0, Float(frames - 1 - position - i) / Float(fade))
      let gain = isFading ? Self.fadeOutGain(rest) : rest
      block.left[i] *= gain
      block.right[i] *= gain
    }
  }

  private func fadeIn(_ block: inout StereoBuffer) {
    for i in 0..<min(block.frames, fadeIn - position) {
      let gain = Self.fadeInGain(Float(position + i) / Float(fadeIn))
      block.left[i] *= gain
      block.right[i] *= gain
    }
  }

  /// A rise from 0 to 1 that leaves and arrives without a bend: sin(πx/2), at 0…1 of the way from silence; fades use its powers.
  private static func rise(_ way: Float) -> Float { sin(Float.pi / 2 * min(1, way)) }

  /// The gain of a long beginning: the square.
  private static func fadeInGain(_ way: Float) -> Float { rise(way) * rise(way) }

  /// The gain of a long fade: the cube.
  ///
  /// It is at −9 dB halfway, of which a limiter behind it takes some back, and below −60 dB in the last 7 % alone, so that a
  /// track is heard until its end.
  private static func fadeOutGain(_ way: Float) -> Float { rise(way) * rise(way) * rise(way) }
}
