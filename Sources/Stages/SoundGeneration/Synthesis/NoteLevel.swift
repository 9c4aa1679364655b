import Audio

/// How loud a note is from chunk to chunk, and how long it has sounded.
struct NoteLevel: Sendable {
  private static let chunkTime = Double(Chunk.frames) / SampleRate.standard.value

  private let envelope: Envelope
  /// Seconds.
  private let held: Double
  private let scale: Double
  private var gain: Float = 0
  /// The seconds from the start of the note to the start of the next chunk.
  private(set) var time = 0.0

  /// `scale` is the gain at the envelope's highest point.
  init(_ envelope: Envelope, _ note: NoteOn, scale: Double) {
    self.envelope = envelope
    self.scale = scale * note.gain
    held = note.heldTime
  }

  /// Whether the note has died away.
  var isOver: Bool { envelope.isOver(at: time, held: held) }

  /// The gain over the next chunk; the time goes on by it.
  mutating func next() -> Ramp {
    let start = gain
    time += Self.chunkTime
    gain = Float(scale * envelope.level(at: time, held: held))
    return Ramp(from: start, to: gain)
  }
}
