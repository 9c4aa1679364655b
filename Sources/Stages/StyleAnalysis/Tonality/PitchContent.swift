import Audio
import Music

/// Which pitches a recording uses, so that it can be compared with any key.
public struct PitchContent: Sendable {
  /// The key that it is in, major or minor; nil for percussion, noise and silence.
  public let key: Key?
  /// How far its tuning lies above A = 440 Hz, in cents (−50…50); nil without pitches.
  public let tuningCents: Double?
  /// How much the pitches agree on that tuning, 0…1.
  public let agreement: Double
  private let evidence: TonicEvidence

  /// Listens to a whole source at 48 kHz; `downbeats`, in seconds, say where bars begin, if that is known.
  public init(of source: any AudioSource, downbeats: [Double] = []) throws {
    var listener = PitchListener()
    try source.forEachBlock { _, block in
      let frames = 0..<block.frames
      listener.add(
        mid: frames.map { 0.5 * (block.left[$0] + block.right[$0]) },
        side: frames.map { 0.5 * (block.left[$0] - block.right[$0]) })
    }
    let chromagram = listener.chroma.chromagram
    let pitches = PitchTrack(chromagram)
    let tuning = chromagram.tuning()
    (agreement, tuningCents) = (tuning.agreement, tuning.agreement > 0 ? 10 * tuning.offset : nil)
    evidence = TonicEvidence(pitches, downbeats: downbeats)
    key = KeyEstimator(pitches: pitches, evidence: evidence).estimate()?.key
  }

  /// How much speaks for a key, major or minor, as the logarithm of odds; only differences mean something.
  public func score(_ key: Key) -> Double { evidence.score(key) }
}
