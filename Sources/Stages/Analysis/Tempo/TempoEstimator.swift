import Foundation

/// Estimator of the tempo of onset curves: the periodicity that `TempoResolver` takes for the pulse, made exact over the length.
struct TempoEstimator {
  private let resolver: TempoResolver

  init(_ resolver: TempoResolver) { self.resolver = resolver }

  // Strength of what repeats, in dB (root mean square over time), below which nothing is a pulse: drones that beat and slow
  // swells reach 0.45, the softest orchestra 0.6.
  private static let weakest = 0.5
  // Clarity at which an estimate is certain.
  private static let clear = 0.5

  /// Tempo of a recording; nil when nothing repeats, as in silence, noise or a drone.
  func estimate(_ curves: OnsetCurves) -> TempoEstimate? {
    let sharp = curves.sharpened()
    guard let pulse = pulse(of: sharp) else { return changingTempo(of: sharp) }
    let refined = TempoRefinement(sharp).refine(pulse.tempo.bpm)
    return TempoEstimate(
      bpm: refined.bpm, confidence: min(1, pulse.clarity / Self.clear) * Self.certainty(refined.map),
      alternative: pulse.alternative.map { refined.bpm * $0 }, isSteady: refined.isSteady, map: refined.map)
  }

  private struct PulseCandidate {
    var tempo: TempoCandidate
    /// Half or double as a factor, if it could be meant.
    var alternative: Double?
    var clarity: Double
  }

  private func pulse(of sharp: OnsetCurves) -> PulseCandidate? {
    let periodicity = Periodicity(sharp, longest: 8)
    let candidates = periodicity.candidates
    guard let best = resolver.pulse(among: candidates), best.recurrence > 0 else { return nil }
    let clarity = periodicity.clarity(at: best.bpm)
    guard clarity > periodicity.clarityOfChance, clarity * periodicity.strength > Self.weakest else { return nil }
    return PulseCandidate(
      tempo: best, alternative: resolver.alternative(to: best, among: candidates), clarity: clarity)
  }

  // Length of the parts in seconds, and octaves by which the tempo may differ from one to the next.
  private static let part = 10.0
  private static let nearness = 0.2

  /// Tempo that goes so far that the whole is not similar to itself, but all of its parts are, each at a tempo near the one
  /// before; nil where there is none.
  private func changingTempo(of sharp: OnsetCurves) -> TempoEstimate? {
    let frames = Int(Self.part * OnsetCurves.rate)
    let parts = stride(from: 0, through: sharp.count - frames, by: frames).map { sharp.part($0..<$0 + frames) }
    let pulses = parts.compactMap { pulse(of: $0) }
    let isContinuous = zip(pulses, pulses.dropFirst()).allSatisfy {
      abs(log2($0.tempo.bpm / $1.tempo.bpm)) < Self.nearness
    }
    guard parts.count > 2, pulses.count == parts.count, isContinuous else { return nil }
    let refined = TempoRefinement(sharp).refine(pulses[pulses.count / 2].tempo.bpm)
    guard let map = refined.map, !map.isSteady else { return nil }
    let clarity = pulses.reduce(0) { $0 + $1.clarity } / Double(pulses.count)
    return TempoEstimate(
      bpm: refined.bpm, confidence: min(1, clarity / Self.clear) * Self.certainty(map), isSteady: false, map: map)
  }

  /// Certainty of one number for a tempo that changes, 0…1: the share of the time that it is right for, and less the farther
  /// the tempo goes from where it began.
  private static func certainty(_ map: TempoTrack?) -> Double {
    guard let map, !map.isSteady else { return 1 }
    return min(map.share, max(0.5, 1 - 5 * abs(map.drift)))
  }
}
