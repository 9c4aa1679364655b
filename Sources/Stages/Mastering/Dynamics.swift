import Audio
import Foundation

/// A gain curve and its expected loudness and limiting.
struct GainPlan: Sendable {
  let curve: GainCurve
  let drive: Decibels
  let loudness: Loudness?
  let limiter: MasterReport.Reduction
  let isWithinBound: Bool
  /// True if it is quieter than asked for, to stay within the bound.
  var isBackedOff = false
}

/// The search for the gain that makes the mix as loud as wanted below a ceiling.
struct Dynamics: Sendable {
  let envelope: MixEnvelope
  /// The peaks that the limiter controls: those of the mix, and of single stems where they are higher.
  private var peaks: [Float]
  let glue: [Float]
  private let character: SoundCharacter?
  let bound: LimitingBound

  /// Compresses as a mix usually is, or so that its range and density come near to those of `character`.
  init(_ envelope: MixEnvelope, bound: LimitingBound, towards character: SoundCharacter? = nil) {
    self.envelope = envelope
    peaks = envelope.peaks
    self.bound = bound
    self.character = character
    glue = character.map { GlueCompressor.gains(for: envelope, towards: $0) } ?? GlueCompressor.gains(for: envelope)
  }

  /// The character of the mix as it comes, with no gain at all.
  func character(width: [Decibels?]) -> SoundCharacter { character(of: glue.map { _ in 1 }, width: width) }

  /// The character under `gains`.
  func character(of gains: [Float], width: [Decibels?]) -> SoundCharacter {
    let peak = Decibels(factor: Double(envelope.peak(under: gains)))
    return SoundCharacter(
      width: width, peakToLoudness: envelope.loudness(under: gains).map { .dB(peak.value - $0.value) },
      loudnessRange: envelope.loudnessRange(under: gains))
  }

  /// The ceiling that gives a master of `loudness` the density of the reference, or `ceiling` if that is lower.
  ///
  /// At most 3 dB come off the peaks for it, so that a match is never squashed.
  func ceiling(for loudness: Loudness, below ceiling: TruePeak) -> TruePeak {
    guard let wanted = character?.peakToLoudness, let mine = character(of: glue, width: []).peakToLoudness else {
      return ceiling
    }
    let lower = TruePeak.dBTP(loudness.value + max(wanted.value, mine.value - 3))
    guard lower < ceiling, !plan(for: loudness, below: lower, within: bound).isBackedOff else { return ceiling }
    return lower
  }

  /// The plan that meets `loudness`, or that comes as near to it as the bound on limiting allows.
  ///
  /// Without a measurable loudness nothing is driven, only limited.
  func plan(for loudness: Loudness, below ceiling: TruePeak) -> GainPlan {
    let clean = plan(for: loudness, below: ceiling, within: bound)
    let enough = loudness + -LimitingBound.slack
    guard clean.isBackedOff, bound.strain > 1, let reached = clean.loudness, reached < enough else { return clean }
    var strained = plan(for: enough, below: ceiling, within: bound.strained)
    strained.isBackedOff = true
    return strained
  }

  private func plan(for loudness: Loudness, below ceiling: TruePeak, within bound: LimitingBound) -> GainPlan {
    let plan = { (drive: Decibels) in self.plan(at: drive, ceiling, within: bound) }
    let untouched = plan(.dB(0))
    guard let measured = untouched.loudness else { return untouched }
    // As loud as it gets without limiting, from where loudness rises with the drive.
    let clean = plan(min(drive(to: ceiling), loudness - measured))
    var (last, next) = (clean, clean)
    for _ in 0..<16 {
      guard let reached = next.loudness, abs((loudness - reached).value) > 0.003 else { return next }
      let slope = Self.slope(from: last, to: next)
      last = next
      next = plan(next.drive + .dB((loudness - reached).value / slope))
      guard next.isWithinBound else { return Self.loudest(between: clean, and: next, plan) }
    }
    next.isBackedOff = next.loudness.map { loudness - $0 > .dB(0.05) } ?? false
    return next
  }

  /// Adds the peaks of single stems, given by control block before any gain, to those that are limited.
  ///
  /// One alone can be higher than the mix, in which others cancel it.
  mutating func limit(stems others: [Float], below ceiling: TruePeak) {
    // Their ceiling is full scale and not the mix's, so they count for less.
    let factor = Float(ceiling.amplitude)
    for j in peaks.indices { peaks[j] = max(peaks[j], factor * others[j]) }
  }

  /// The plan on the verge of too much limiting, by bisection.
  private static func loudest(between clean: GainPlan, and driven: GainPlan, _ plan: (Decibels) -> GainPlan) -> GainPlan
  {
    var (low, high) = (clean, driven)
    while high.drive.value - low.drive.value > 0.01 {
      let middle = plan(.dB((low.drive.value + high.drive.value) / 2))
      if middle.isWithinBound { low = middle } else { high = middle }
    }
    low.isBackedOff = true
    return low
  }

  /// The drive at which the highest peak reaches the ceiling.
  private func drive(to ceiling: TruePeak) -> Decibels {
    Decibels(factor: ceiling.amplitude / Double(max(1e-6, envelope.peak(under: glue))))
  }

  /// The rise of loudness per dB of drive: 1 LU without limiting, less with it.
  private static func slope(from a: GainPlan, to b: GainPlan) -> Double {
    let moved = (b.drive - a.drive).value
    guard let from = a.loudness, let to = b.loudness, moved != 0 else { return 1 }
    return min(max((to - from).value / moved, 0.2), 1)
  }

  private func plan(at drive: Decibels, _ ceiling: TruePeak, within bound: LimitingBound) -> GainPlan {
    let factor = Float(drive.factor)
    var points = glue.map { $0 * factor }
    let limit = TruePeakLimiter(ceiling: ceiling, release: bound.release).gains(for: peaks, under: points)
    for j in points.indices { points[j] *= limit[j] }
    let reduction = MasterReport.Reduction(of: limit)
    let tooLow = Float((-bound.peak).factor)
    let often = limit.reduce(0) { $0 + ($1 < tooLow ? 1 : 0) } > limit.count / 100
    return GainPlan(
      curve: GainCurve(points: points), drive: drive, loudness: envelope.loudness(under: points), limiter: reduction,
      isWithinBound: !often && reduction.mean <= bound.mean)
  }
}

extension MasterReport.Reduction {
  /// The gain reduction of gains of 1 or less.
  init(of gains: [Float]) {
    let reduced = gains.filter { $0 < 1 }.map { -20 * log10($0) }
    let count = Double(max(1, gains.count))
    maximum = .dB(Double(reduced.max() ?? 0))
    mean = .dB(reduced.reduce(0.0) { $0 + Double($1) } / count)
    shareAbove3 = Double(reduced.reduce(0) { $0 + ($1 > 3 ? 1 : 0) }) / count
  }
}
