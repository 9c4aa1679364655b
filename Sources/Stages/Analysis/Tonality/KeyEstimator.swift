import Foundation
import Music

/// The key of a recording.
struct KeyEstimate: Sendable, Equatable {
  /// Major or minor.
  var key: Key
  /// 0…1: how often an estimate like this is right.
  var confidence: Double
  var alternative: Key
}

/// Finds the key of what sounds.
struct KeyEstimator {
  let pitches: PitchTrack
  /// What these pitches say about keys.
  let evidence: TonicEvidence

  // Pitches that are no notes agree on no tuning, and spread over all classes.
  private static let leastAgreement = 0.25
  private static let leastContrast = 0.25

  /// Nil when there are no pitches or they favour no key: silence, noise, percussion.
  func estimate() -> KeyEstimate? {
    let agreement = pitches.agreement
    guard agreement > Self.leastAgreement, Self.contrast(evidence.sound) > Self.leastContrast else { return nil }
    let ranked = Self.keys.map { (key: $0, score: evidence.score($0)) }.sorted { $0.score > $1.score }
    let odds = ranked.reduce(0) { $0 + exp($1.score - ranked[0].score) }
    return KeyEstimate(key: ranked[0].key, confidence: min(1, agreement / 0.5) / odds, alternative: ranked[1].key)
  }

  private static let keys = [Mode.major, .minor].flatMap { mode in (0..<12).map { Key(PitchClass($0), mode) } }

  /// The standard deviation over the mean.
  private static func contrast(_ chroma: Chroma) -> Double {
    let mean = chroma.reduce(0, +) / 12
    guard mean > 0 else { return 0 }
    return (chroma.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 12).squareRoot() / mean
  }
}
