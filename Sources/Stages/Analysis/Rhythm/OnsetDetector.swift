import Foundation

/// Onset curves from power spectra: the rise of log energy in quarter-octave bands over two frames (as in Böck and Widmer,
/// *Maximum filter vibrato suppression for onset detection*, DAFx 2013, without the maximum filter).
struct OnsetDetector {
  private(set) var curves = OnsetCurves()
  /// Levels of the last spectrum's bands in dB of mean square, full scale being about 0.
  private(set) var levels: [Float]
  private let bins: [Range<Int>]
  private let group: [Int]
  private var before: [Float]
  private var beforeThat: [Float]

  // Level in dB of mean square below which nothing counts as sound.
  private static let floor: Float = -78
  // Largest rise in dB that counts: one out of silence would otherwise outweigh a whole bar of music.
  private static let largestRise: Float = 24

  /// Detector for spectra of `size` samples at 48 kHz.
  init(size: Int) {
    let width = 48_000 / Double(size)
    var edges = [1]
    while Double(edges[edges.count - 1]) * width < OnsetCurves.edges[3] {
      let last = edges[edges.count - 1]
      edges.append(max(last + 1, Int((Double(last) * pow(2, 0.25)).rounded())))
    }
    bins = zip(edges, edges.dropFirst()).map { $0..<$1 }
    group = bins.map { bin in
      let centre = (Double(bin.lowerBound) + Double(bin.upperBound - 1)) / 2 * width
      return OnsetCurves.edges.firstIndex { centre <= $0 } ?? 3
    }
    levels = [Float](repeating: Self.floor, count: bins.count)
    before = levels
    beforeThat = levels
  }

  /// Adds the next spectrum; `scale` turns its power into mean squares.
  mutating func add(power: [Float], scale: Float) {
    swap(&beforeThat, &before)
    swap(&before, &levels)
    let least = pow(10, Self.floor / 10)
    for (b, range) in bins.enumerated() {
      var sum: Float = 0
      for k in range { sum += power[k] }
      levels[b] = 10 * log10(max(sum * scale, least))
    }
    appendRises()
    appendAttacks()
  }

  private mutating func appendRises() {
    var rises = [Float](repeating: 0, count: 4)
    var counts = [Float](repeating: 0, count: 4)
    for b in levels.indices {
      rises[group[b]] += min(max(levels[b] - beforeThat[b], 0), Self.largestRise)
      counts[group[b]] += 1
    }
    for g in 0..<4 { curves.bands[g].append(rises[g] / counts[g]) }
  }

  private mutating func appendAttacks() {
    var attacks = [Float](repeating: 0, count: 4)
    for b in levels.indices where levels[b] > beforeThat[b] {
      attacks[group[b]] += pow(10, levels[b] / 20) - pow(10, beforeThat[b] / 20)
    }
    for g in 0..<4 { curves.attacks[g].append(attacks[g]) }
  }
}
