import Audio

/// Similarity of two recordings in tone, and the bands in which they differ.
public struct SimilarityReport: Sendable, Hashable, Codable {
  /// 0…1; 0.85 is a weighted mean difference of 1.8 dB.
  public let score: Double
  public let parts: [BandDifference]
  /// Differences in three ranges: bass, middle and treble.
  public let regions: [RegionDifference]
}

/// Difference of a range of bands between two recordings.
public struct RegionDifference: Sendable, Hashable, Codable {
  /// Nominal centres of the lowest and the highest band.
  public let lowHz: Double
  public let highHz: Double
  /// Weighted mean of the bands' differences.
  public let db: Double
  /// Share of the score that is lost here; the score and all losses sum to 1.
  public let loss: Double

  enum CodingKeys: String, CodingKey {
    case db, loss
    case lowHz = "low_hz"
    case highHz = "high_hz"
  }

  fileprivate init(_ parts: ArraySlice<BandDifference>) {
    lowHz = parts.first?.hz ?? 0
    highHz = parts.last?.hz ?? 0
    let weight = parts.reduce(0) { $0 + $1.weight }
    db = parts.reduce(0) { $0 + $1.weight * $1.db } / weight
    loss = parts.reduce(0) { $0 + $1.loss }
  }
}

/// Level of one band of a recording over the same band of another.
public struct BandDifference: Sendable, Hashable, Codable {
  public let hz: Double
  /// Difference less the overall difference in level.
  public let db: Double
  /// Share of the band in the score; all sum to 1.
  public let weight: Double

  /// Share of the score that is lost in the band.
  var loss: Double { weight * min(abs(db), 12) / 12 }
}

extension SpectralFingerprint {
  /// Similarity of the tone of two recordings, whose level does not count.
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
    let loss = parts.reduce(0) { $0 + $1.loss }
    return SimilarityReport(
      score: max(0, 1 - loss), parts: parts, regions: Self.regions.map { RegionDifference(parts[$0]) })
  }

  /// Up to 200 Hz, up to 2.5 kHz, and above.
  private static let regions = [0..<8, 8..<19, 19..<27]

  private static let audibility = ThirdOctaves.centres.map { KWeighting.gain(at: $0).value }

  private static func weights(_ a: [Double], _ b: [Double]) -> [Double] {
    let weights = zip(audible(a), audible(b)).map { max(0, min(30, max($0, $1) + 30)) / 30 + 0.05 }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }

  /// K-weighted levels relative to the loudest.
  private static func audible(_ levels: [Double]) -> [Double] {
    let weighted = zip(levels, audibility).map { $0 + $1 }
    let highest = weighted.max() ?? 0
    return weighted.map { $0 - highest }
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
