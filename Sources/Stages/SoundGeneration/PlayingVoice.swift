import Audio

/// A voice that sounds, with its place in the track.
struct PlayingVoice: Sendable {
  /// A note whose key is struck again is gone after 30 ms.
  private static let fade = SampleRate.standard.frames(in: .ms(30))

  private var voice: any Voice
  /// The frame of the track on which its next chunk begins.
  private var position: Int
  /// The frame on which it begins to fade.
  private let cut: Int

  init(_ voice: any Voice, _ note: NoteOn) {
    self.voice = voice
    position = note.frame
    cut = note.struckAgain ?? .max - Self.fade
  }

  var isFinished: Bool { voice.isFinished || position >= cut + Self.fade }

  /// Adds what sounds before the mix ends, in whole chunks.
  mutating func render(into mix: inout VoiceMix) {
    while position < mix.end, !isFinished {
      var chunk = voice.next()
      if position + Chunk.frames > cut { chunk.scale { Self.gain(after: position + $0 - cut) } }
      // Whatever is left of a note goes with its last chunk.
      if voice.isFinished { chunk.scale(by: Ramp(from: 1, to: 0)) }
      mix.add(chunk, at: position)
      position += Chunk.frames
    }
  }

  /// The gains of four frames that begin so many frames after the cut.
  private static func gain(after frame: Int) -> SIMD4<Float> {
    (1 - (Chunk.places + Float(frame)) / Float(fade)).clamped(lowerBound: .zero, upperBound: .one)
  }
}
