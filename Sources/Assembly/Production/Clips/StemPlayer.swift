import Audio
import ClipRendering
import Planning
import Synthesis

/// The player of one stem: clips, a voice, or an instrument of the engine's.
struct StemPlayer: Sendable {
  private let engine: any StemGenerator
  /// Nil where the engine plays.
  private let clips: BackendAssignment?
  /// The note for the manifest where the engine plays what clips were to make.
  private let provenance: StemProvenance
  /// The inputs that the sound depends on besides the song.
  let identity: Identity
  /// True if it costs nothing but time to make it again.
  let isFree: Bool

  struct Identity: Encodable {
    let engine: String
    let clips: BackendAssignment.Identity?
  }

  init(_ generators: StemGenerators, _ session: PlannedAttempt, _ stem: StemPlan) {
    engine = generators.generator(of: stem, singing: session.brief)
    let isGivenToEngine = session.adjustments.embedded.contains(stem.name)
    let assignment = session.clips?.assignment
    let isMadeOfClips = assignment?.plan.makes(stem) ?? false
    var provenance = StemProvenance()
    if isMadeOfClips, isGivenToEngine {
      provenance.embedded = ClipPlan.EmbeddedStem(stem: stem.name, reason: "its clips did not pass the checks")
    }
    self.provenance = provenance
    clips = isMadeOfClips && !isGivenToEngine ? assignment : nil
    identity = Identity(engine: engine.identity, clips: clips?.identity(of: stem))
    isFree = clips == nil && engine.isFree
  }

  /// Writes the stem into `sink`, and tells what became of the clips that it was to be made of.
  func play(_ request: StemRequest, into sink: any AudioSink) async throws -> StemProvenance {
    var provenance = provenance
    if let clips {
      do {
        try await ClipStemRenderer(clips, request.stem, of: request.plan).render(into: sink, noting: &provenance)
      } catch let error where clips.mayFallBack(from: error) {
        let reason = BackendAssignment.reason(error)
        provenance.embedded = ClipPlan.EmbeddedStem(stem: request.stem.name, reason: reason)
        try await engine.generate(request, into: sink)
      }
    } else {
      provenance.firstUnsung = try await engine.sing(request, into: sink)
    }
    return provenance
  }
}

/// The sound of a stem before mixing, and how it came to be.
struct RenderedStem: Sendable {
  let sound: any AudioSource
  let provenance: StemProvenance
}
