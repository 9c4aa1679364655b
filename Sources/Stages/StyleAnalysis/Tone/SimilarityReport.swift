import Signal

/// How alike two recordings sound in tone, and where they differ.
public struct SimilarityReport: Sendable, Hashable, Codable {
  /// 0…1; 0.85 is a mean difference of 1.8 dB.
  public let score: Double
  public let parts: [BandDifference]
}

/// How far one band of a recording lies above the same band of another.
public struct BandDifference: Sendable, Hashable, Codable {
  public let hz: Double
  /// After the overall difference in level was taken out.
  public let db: Double
  /// The share that the band has in the score; all sum to 1.
  public let weight: Double
}

extension SpectralFingerprint {
  /// Compares the tone of two recordings; their level does not count.
  ///
  /// The score is 1 − Σ w · min(|d|, 12 dB) / 12 dB, where d are the differences less their weighted median, and w weighs
  /// the bands that are audible (after K-weighting) in either recording.
  public func similarity(to other: SpectralFingerprint) -> SimilarityReport {
    let weights = Self.weights(levels, other.levels)
    let differences = zip(levels, other.levels).map { $0 - $1 }
    let middle = Self.weightedMedian(differences, weights)
    let parts = ThirdOctaves.nominal.indices.map {
      BandDifference(hz: ThirdOctaves.nominal[$0], db: differences[$0] - middle, weight: weights[$0])
    }
    let loss = parts.reduce(0) { $0 + $1.weight * min(abs($1.db), 12) / 12 }
    return SimilarityReport(score: max(0, 1 - loss), parts: parts)
  }

  private static let audibility = ThirdOctaves.centres.map { KWeighting.gain(at: $0).value }

  private static func weights(_ a: [Double], _ b: [Double]) -> [Double] {
    let (heardA, heardB) = (audible(a), audible(b))
    let weights = zip(heardA, heardB).map { max(0, min(30, max($0, $1) + 30)) / 30 + 0.05 }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }

  /// K-weighted levels relative to the loudest.
  private static func audible(_ levels: [Double]) -> [Double] {
    let heard = zip(levels, audibility).map { $0 + $1 }
    let highest = heard.max() ?? 0
    return heard.map { $0 - highest }
  }

  private static func weightedMedian(_ values: [Double], _ weights: [Double]) -> Double {
    var reached = 0.0
    for i in values.indices.sorted(by: { values[$0] < values[$1] }) {
      reached += weights[i]
      if reached >= 0.5 { return values[i] }
    }
    return 0
  }
}
