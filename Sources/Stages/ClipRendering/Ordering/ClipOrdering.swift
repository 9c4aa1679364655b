import Audio

/// The orders of one job: whatever was ordered once is not paid again, in no attempt and after no crash.
public protocol ClipOrdering: Sendable {
  /// `draft` under the name of its order: the same for the same job, source, wishes and recording.
  func named(_ draft: ClipRequest, for source: any ClipSource) throws -> ClipRequest

  /// The clip that `request`, which has its name, asks of `backend`: made now or earlier.
  func clip(_ request: ClipRequest, from backend: ClipBackend) async throws -> ClipResult
}

/// The files that clips come in, and those that their sound lies in between two passes.
public protocol ClipFiles: Sendable {
  /// The sound of the file at `path`, at the rate that it came with.
  func sound(at path: String) throws -> any AudioSource

  /// Room for one clip, at 48 kHz.
  func workFile() throws -> any WorkFile

  /// True if `error`, which reading the sound has thrown, says that the clip itself is no good.
  func isDefect(_ error: any Error) -> Bool
}

/// A source of clips as an installation uses it.
public struct ClipBackend: Sendable {
  public var source: any ClipSource
  /// True if references may be sent to it.
  public var mayUpload: Bool
  /// The form in which its clips become a song; nil for the best that it can do.
  public var form: ClipForm?
  /// The most orders of one clip, each with another seed, when it fails or is no good.
  public var mostTries = 3
  /// True if a clip is ordered again of which nobody knows whether it was made, and billed.
  public var repeatsUncertain = false
  /// The longest time that an order may take; nil for as long as usual.
  public var patience: Duration?

  public init(_ source: any ClipSource, mayUpload: Bool = false, form: ClipForm? = nil) {
    self.source = source
    self.mayUpload = mayUpload
    self.form = form
  }
}
