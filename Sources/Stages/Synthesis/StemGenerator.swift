import Audio
import Diagnostics
import Music
import Planning

/// A generator of one stem's audio.
///
/// Every generator gives the sink exactly `plan.frames` frames at 48 kHz; the
/// same request gives the same sound where the generator is deterministic; a thrown
/// error is `Diagnosable`; cancellation of the task stops the work within a block.
public protocol StemGenerator: Sendable {
  /// As tickets and manifests call it, such as `embedded`.
  var name: String { get }

  /// Everything besides the request that the sound depends on, in words.
  var identity: String { get }

  /// True if a stem can be made again at no cost but time.
  var isFree: Bool { get }

  /// Renders the requested stem into `sink`, block by block.
  func generate(_ request: StemRequest, into sink: any AudioSink) async throws

  /// Renders the stem as `generate` does, with the words that are sung in it.
  ///
  /// Returns the position in the lyrics of the first word that had no note, in characters from 0; nil where all are sung
  /// or there are none.
  func sing(_ request: StemRequest, into sink: any AudioSink) async throws -> Int?
}

/// A generator without anything of its own to depend on, whose sound is paid for and has no words.
extension StemGenerator {
  public var identity: String { name }

  public var isFree: Bool { false }

  public func sing(_ request: StemRequest, into sink: any AudioSink) async throws -> Int? {
    try await generate(request, into: sink)
    return nil
  }
}

/// The input of a generator.
public struct StemRequest: Sendable {
  public let plan: SongPlan
  public let stem: StemPlan
  /// The notes, for generators that play notes.
  public let part: Part
  /// The onsets of the kick, for everything that ducks under it.
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

/// The program's own synthesiser: offline, deterministic, no samples and no models.
public struct EmbeddedGenerator: StemGenerator {
  public let name = "embedded"
  public let isFree = true

  public init() {}

  public func generate(_ request: StemRequest, into sink: any AudioSink) async throws {
    guard let patch = PatchLibrary.patch(named: request.stem.sound) else {
      throw Problems(
        Diagnosis(
          code: "sound.unknown", location: request.stem.name, finding: "there is no sound \"\(request.stem.sound)\"",
          remedy: "use one of \(PatchLibrary.names.joined(separator: ", "))"))
    }
    var renderer = StemRenderer(request: request, patch: patch)
    while let block = renderer.nextBlock() {
      try Task.checkCancellation()
      try sink.write(block)
    }
  }
}
