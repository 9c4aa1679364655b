import Music
import Signal

/// A voice that sounds, and can be stopped before its time.
struct PlayingVoice: Sendable {
  /// A stopped voice is gone after 30 ms.
  private static let fade = SampleRate.standard.frames(in: .ms(30))

  let pitch: Pitch
  private var voice: any Voice
  /// Frames that are left once it was told to stop.
  private var rest: Int?

  init(_ voice: any Voice, pitch: Pitch) {
    self.voice = voice
    self.pitch = pitch
  }

  var isFinished: Bool { voice.isFinished || rest.map { $0 <= 0 } ?? false }

  /// Fades out from the next block on.
  mutating func stop() { rest = rest ?? Self.fade }

  /// Adds the next frames to `block`, beginning at frame `offset` of it.
  mutating func render(into block: inout StereoBuffer, from offset: Int = 0) {
    guard let left = rest else { return voice.render(left: &block.left, right: &block.right, from: offset) }
    var own = StereoBuffer(frames: block.frames)
    voice.render(left: &own.left, right: &own.right, from: offset)
    for i in offset..<block.frames {
      let gain = max(0, Float(left - i + offset) / Float(Self.fade))
      block.left[i] += gain * own.left[i]
      block.right[i] += gain * own.right[i]
    }
    rest = left - block.frames + offset
  }
}
