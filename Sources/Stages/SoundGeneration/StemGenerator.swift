import Audio
import Music
import Planning

/// Makes the sound of one stem.
///
/// What every generator promises: the sink gets exactly `plan.frames` frames at 48 kHz; the
/// same request gives the same sound where the generator is deterministic; a thrown
/// error is `Diagnosable`; cancellation of the task stops the work within a block.
public protocol StemGenerator: Sendable {
  /// As tickets and manifests call it, such as `embedded`.
  var name: String { get }

  /// Renders the requested stem into `sink`, block by block.
  func generate(_ request: StemRequest, into sink: any AudioSink) async throws
}

/// What a generator is told.
public struct StemRequest: Sendable {
  public let plan: SongPlan
  public let stem: StemPlan
  /// The notes, for generators that play notes.
  public let part: Part
  /// When the kick sounds: everything that ducks for it does so at these times.
  public let kicks: [Beats]

  /// The plan carries the stem's own seed from here on.
  public init(plan: SongPlan, stem: StemPlan, score: Score) {
    self.plan = plan.seeded(for: stem)
    self.stem = stem
    part = score.parts.first { $0.name == stem.name } ?? Part(name: stem.name, role: stem.role, notes: [])
    kicks = score.parts.filter { $0.role == .drums }.flatMap(\.notes)
      .filter { $0.pitch == DrumNote.kick.pitch }.map(\.onset)
  }
}
