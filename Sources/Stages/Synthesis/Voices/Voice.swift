/// One sounding note.
///
/// It is rendered in chunks that begin with the note, wherever in the track that lies: so it sounds the same everywhere.
protocol Voice: Sendable {
  /// Whether it has died away and can be forgotten.
  var isFinished: Bool { get }

  /// Its next chunk.
  mutating func next() -> StereoChunk
}
