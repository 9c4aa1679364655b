import Foundation

/// Finds the tempo of onset curves.
///
/// A candidate counts by how alike the onsets are after one, two and four beats (all of them: a level that fits only by its
/// bars is none), a little by how much they swing at its frequency, and by the prior. Autocorrelation alone favours slow
/// levels, the Fourier transform fast ones (Peeters, *Template-based estimation of time-varying tempo*, EURASIP 2007).
struct TempoEstimator {
  private let prior: TempoPrior

  init(prior: TempoPrior) { self.prior = prior }

  /// Nil when nothing repeats: silence, noise, a drone.
  func estimate(_ curves: OnsetCurves) -> TempoEstimate? {
    let sharp = curves.sharpened()
    guard let whole = heard(in: sharp) else { return changing(sharp) }
    let refined = TempoRefinement(sharp).refine(whole.best.bpm)
    return TempoEstimate(
      bpm: refined.bpm, confidence: min(1, whole.clarity / 0.5) * Self.certainty(refined.course),
      alternative: alternative(to: whole.best, among: whole.candidates).map { refined.bpm * $0 },
      isSteady: refined.isSteady, course: refined.course)
  }

  private struct Heard {
    var best: Candidate
    var clarity: Double
    var candidates: [Candidate]
  }

  private func heard(in sharp: OnsetCurves) -> Heard? {
    let periodicity = Periodicity(sharp, longest: 8)
    let candidates = candidates(periodicity)
    guard let best = best(of: candidates), best.alikeness > 0 else { return nil }
    let clarity = Self.clarity(of: best.bpm, periodicity)
    guard clarity > Self.leastClarity(frames: periodicity.frames), clarity * periodicity.strength > Self.weakest
    else { return nil }
    return Heard(best: best, clarity: clarity, candidates: candidates)
  }

  /// A tempo that goes so far that the whole is not alike with itself, but all of its parts are, each at a tempo near the
  /// one before.
  private func changing(_ sharp: OnsetCurves) -> TempoEstimate? {
    let frames = Int(Self.part * OnsetCurves.rate)
    let parts = stride(from: 0, through: sharp.count - frames, by: frames).map { sharp.part($0..<$0 + frames) }
    let found = parts.compactMap { self.heard(in: $0) }
    let isContinuous = zip(found, found.dropFirst()).allSatisfy { abs(log2($0.best.bpm / $1.best.bpm)) < Self.nearness }
    guard parts.count > 2, found.count == parts.count, isContinuous else { return nil }
    let refined = TempoRefinement(sharp).refine(found[found.count / 2].best.bpm)
    guard let course = refined.course, !course.isSteady else { return nil }
    let clarity = found.reduce(0) { $0 + $1.clarity } / Double(found.count)
    return TempoEstimate(
      bpm: refined.bpm, confidence: min(1, clarity / 0.5) * Self.certainty(course), isSteady: false, course: course)
  }

  // In seconds, and in octaves from one part to the next.
  private static let part = 10.0
  private static let nearness = 0.2

  /// What one number says of a tempo that changes, 0…1: the share of the time that it is right for, and less the farther
  /// the tempo goes from where it began.
  private static func certainty(_ course: TempoCourse?) -> Double {
    guard let course, !course.isSteady else { return 1 }
    return min(course.share, max(0.5, 1 - 5 * abs(course.drift)))
  }

  private struct Candidate {
    var bpm: Double
    var alikeness: Double
    var score: Double
  }

  // How strong what repeats has to be, in dB (root mean square over time): drones that beat and slow swells reach 0.45,
  // the softest orchestra 0.6.
  private static let weakest = 0.5
  // In the genre's range the onsets must be alike by this share of what they are anywhere: real music reaches 0.9 in its
  // own range, and 0.4 in a wrong one.
  private static let inRange = 0.6

  private func candidates(_ periodicity: Periodicity) -> [Candidate] {
    (0...248).map { step in
      let bpm = 40 * pow(2, Double(step) / 96)
      let octaves = log2(bpm / prior.centre) / prior.octaves
      let alikeness = Self.alikeness(of: bpm, periodicity)
      let swing = pow(periodicity.swing(at: bpm / 60), 0.06)
      return Candidate(bpm: bpm, alikeness: alikeness, score: exp(-0.5 * octaves * octaves) * alikeness * swing)
    }
  }

  /// The best candidate in the prior's range, unless the music goes at another tempo, which is not just another level.
  private func best(of candidates: [Candidate]) -> Candidate? {
    let overall = candidates.max { $0.score < $1.score }
    let expected = candidates.filter(isExpected).max { $0.score < $1.score }
    guard let overall, let expected else { return overall }
    let isLevel = [0.25, 1.0 / 3, 0.5, 1, 2, 3, 4].contains { abs(overall.bpm / expected.bpm / $0 - 1) < 0.03 }
    return isLevel || expected.alikeness > Self.inRange * overall.alikeness ? expected : overall
  }

  /// Whether a candidate lies in the prior's range; the grid is 0.7 % wide.
  private func isExpected(_ candidate: Candidate) -> Bool {
    guard let range = prior.range else { return true }
    return candidate.bpm > range.lowerBound * 0.993 && candidate.bpm < range.upperBound * 1.007
  }

  /// How alike the onsets are after 1, 2 and 4 beats, or after 1, 3 and 6, the least of them counting most.
  static func alikeness(of bpm: Double, _ periodicity: Periodicity) -> Double {
    let at = { (beats: Double) in max(0, periodicity.similarity(after: 60 / bpm * beats)) }
    let fours = min(at(1), at(2), at(4)) + 0.3 * at(4)
    let threes = min(at(1), at(3), at(6)) + 0.3 * at(6)
    return max(fours, 0.95 * threes)
  }

  /// The mean autocorrelation at 1, 2 and 4 beats, or at 1, 3 and 6 if those are more alike.
  private static func clarity(of bpm: Double, _ periodicity: Periodicity) -> Double {
    let at = { (beats: Double) in periodicity.similarity(after: 60 / bpm * beats) }
    return max(at(1) + at(2) + at(4), at(1) + at(3) + at(6)) / 3
  }

  /// What pure chance reaches: the autocorrelation of noise scatters by 1 / √frames, and the best of many is taken.
  private static func leastClarity(frames: Int) -> Double { max(0.06, 4 / Double(max(1, frames)).squareRoot()) }

  private func alternative(to best: Candidate, among candidates: [Candidate]) -> Double? {
    let rivals = [0.5, 2.0].compactMap { factor -> Candidate? in
      let near = candidates.filter { isExpected($0) && abs($0.bpm / (best.bpm * factor) - 1) < 0.02 }
      guard let score = near.map(\.score).max(), score > 0.25 * best.score else { return nil }
      return Candidate(bpm: factor, alikeness: 0, score: score)
    }
    return rivals.max { $0.score < $1.score }?.bpm
  }
}
