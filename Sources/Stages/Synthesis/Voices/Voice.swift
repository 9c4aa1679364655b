import Audio

/// One sounding note.
///
/// It is rendered in chunks that begin with the note, wherever in the track that lies: so it sounds the same everywhere.
protocol Voice: Sendable {
  /// True once it has died away and can be removed.
  var isFinished: Bool { get }

  /// Its next chunk.
  mutating func next() -> StereoChunk
}

/// A sounding voice at its position in the track.
struct PlayingVoice: Sendable {
  /// A note whose key is struck again is gone after 30 ms.
  private static let fade = SampleRate.standard.frames(in: .ms(30))

  private var voice: any Voice
  /// The frame of the track on which its next chunk begins.
  private var position: Int
  /// The frame on which it begins to fade.
  private let cut: Int
  private let start: Int
  /// The shape of its level; nil for a level that stays.
  private let swell: NoteShape?

  init(_ voice: any Voice, _ note: NoteOn) {
    self.voice = voice
    position = note.frame
    start = note.frame
    swell = note.shape?.movesLevel == true ? note.shape : nil
    cut = note.struckAgain ?? .max - Self.fade
  }

  var isFinished: Bool { voice.isFinished || position >= cut + Self.fade }

  /// Adds what sounds before the mix ends, in whole chunks.
  mutating func render(into mix: inout VoiceMix) {
    while position < mix.end, !isFinished {
      var chunk = voice.next()
      if let swell { chunk.scale(by: ramp(of: swell)) }
      if position + MonoChunk.frames > cut { chunk.scale { Self.gain(after: position + $0 - cut) } }
      // Whatever is left of a note goes with its last chunk.
      if voice.isFinished { chunk.scale(by: Ramp(from: 1, to: 0)) }
      mix.add(chunk, at: position)
      position += MonoChunk.frames
    }
  }

  /// The gains of `swell` over the next chunk.
  private func ramp(of swell: NoteShape) -> Ramp {
    let time = { (frame: Int) in Double(frame) / SampleRate.standard.value }
    return Ramp(
      from: Float(swell.gain(at: time(position - start))),
      to: Float(swell.gain(at: time(position - start + MonoChunk.frames))))
  }

  /// The gains of four frames that begin so many frames after the cut.
  private static func gain(after frame: Int) -> SIMD4<Float> {
    (1 - (MonoChunk.offsets + Float(frame)) / Float(fade)).clamped(lowerBound: .zero, upperBound: .one)
  }
}

/// A window of the track into which voices are mixed; their chunks may reach over its end.
struct VoiceMix: Sendable {
  /// The frame of the track on which it begins.
  private(set) var start = 0
  private let frames: Int
  private var left: [Float]
  private var right: [Float]

  init(frames: Int) {
    self.frames = frames
    left = [Float](repeating: 0, count: frames + MonoChunk.frames)
    right = left
  }

  /// The frame after its last.
  var end: Int { start + frames }

  /// Adds a chunk that begins on `frame` of the track, within the window.
  mutating func add(_ chunk: StereoChunk, at frame: Int) {
    Self.add(chunk.left, to: &left, at: frame - start)
    Self.add(chunk.right, to: &right, at: frame - start)
  }

  /// Takes what is complete and moves on by a window.
  mutating func next() -> StereoBuffer {
    let block = StereoBuffer(left: Array(left[..<frames]), right: Array(right[..<frames]))
    for i in 0..<MonoChunk.frames {
      left[i] = left[frames + i]
      right[i] = right[frames + i]
    }
    for i in MonoChunk.frames..<left.count {
      left[i] = 0
      right[i] = 0
    }
    start += frames
    return block
  }

  private static func add(_ chunk: MonoChunk, to line: inout [Float], at offset: Int) {
    precondition(offset >= 0 && offset + MonoChunk.frames <= line.count, "a chunk outside the window")
    line.withUnsafeMutableBytes { bytes in
      for four in 0..<MonoChunk.fours {
        let byte = 4 * (offset + 4 * four)
        let sum = bytes.loadUnaligned(fromByteOffset: byte, as: SIMD4<Float>.self) + chunk[four]
        bytes.storeBytes(of: sum, toByteOffset: byte, as: SIMD4<Float>.self)
      }
    }
  }
}
