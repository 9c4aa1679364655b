import ClipPlanning
import Planning
import Signal
import SoundGeneration

/// Whoever makes the sound of one stem.
struct StemPlayer: Sendable {
  private let engine: any StemGenerator
  /// Nil where the engine plays.
  private let clips: ClipPlayer?
  /// What the account says where the engine plays what clips were to make.
  private let account: StemAccount
  /// What the sound depends on besides the song.
  let identity: Identity
  /// Whether it costs nothing but time to make it again.
  let isFree: Bool

  struct Identity: Encodable {
    let engine: String
    let clips: ClipCast.Identity?
  }

  init(_ generators: StemGenerators, _ session: PlannedAttempt, _ stem: StemPlan) {
    engine = generators.generator(of: stem, singing: session.brief)
    var clips: ClipPlayer?
    var account = StemAccount()
    if let cast = session.clips?.cast, cast.plan.makes(stem) {
      if session.adjustments.embedded.contains(stem.name) {
        account.embedded = ClipPlan.EmbeddedStem(stem: stem.name, reason: "its clips did not pass the checks")
      } else {
        clips = ClipPlayer(cast: cast, substitute: engine, workFolder: session.folders.work)
      }
    }
    self.account = account
    self.clips = clips
    identity = Identity(engine: engine.identity, clips: clips?.cast.identity(of: stem))
    isFree = clips == nil && engine.isFree
  }

  /// Writes the stem into `sink`, and tells what became of the clips that it was to be made of.
  func play(_ request: StemRequest, into sink: any AudioSink) async throws -> StemAccount {
    if let clips { return try await clips.play(request, into: sink) }
    var account = account
    account.firstUnsung = try await engine.sing(request, into: sink)
    return account
  }
}

/// The sound of a stem before mixing, and how it came to be.
struct RenderedStem: Sendable {
  let sound: any AudioSource
  let account: StemAccount
}
