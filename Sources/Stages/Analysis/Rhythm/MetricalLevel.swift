import Foundation

/// One of the levels at which the beats of a pulse could be counted.
struct MetricalLevel {
  var bpm: Double
  /// Beats of this level to one of the pulse.
  var factor: Double
  var evidence: LevelEvidence

  // Whose phases are searched in steps of which share of the pulse's beat.
  private static let factors: [(factor: Double, step: Double)] = [
    (1.0 / 3, 1), (0.5, 0.5), (2.0 / 3, 0.5), (0.75, 1.0 / 3), (1, 0.5), (4.0 / 3, 0.25), (1.5, 1.0 / 3), (2, 0.25),
    (3, 1.0 / 3),
  ]
  // Slower than a very slow ballad and faster than the fastest punk nobody counts.
  private static let countable = 44.0...210.0

  /// All levels that could be counted, given the pulse of `tempo`.
  static func all(_ scene: Scene, beats: [Double], bpm: Double) -> [MetricalLevel] {
    guard beats.count > 8 else { return [] }
    let periodicity = Periodicity(scene.curves.sharpened(), longest: 8)
    let pulse = PulseHeights(scene, beats: beats)
    return factors.filter { countable.contains(bpm * $0.factor) }.map { factor, step in
      let length = 1 / factor
      let offsets = stride(from: 0, to: length - 0.01, by: step)
      let best = offsets.max { pulse.strength(from: $0, every: length) < pulse.strength(from: $1, every: length) } ?? 0
      let level = LevelEvidence.Level(bpm: bpm * factor, length: length, offset: best)
      let support = TempoEstimator.alikeness(of: bpm * factor, periodicity)
      return MetricalLevel(bpm: bpm * factor, factor: factor, evidence: LevelEvidence(pulse, level, support: support))
    }
  }

  /// How much speaks for it, on a logarithmic scale.
  var weight: Double { evidence.weight + (factor == 1 ? LevelWeights.same : 0) }
}
