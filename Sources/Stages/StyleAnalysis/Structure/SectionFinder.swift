import Foundation

/// Finds where sections begin and which are alike.
///
/// Boundaries are peaks of the novelty along the diagonal of the self-similarity matrix (Foote, *Automatic audio
/// segmentation using a measure of audio novelty*, ICME 2000).
struct SectionFinder {
  private let units: SongUnits
  // Units on each side that a boundary is judged by.
  private static let reach = 8

  init(_ units: SongUnits) { self.units = units }

  /// Sections from the start to the end, in order.
  func markers() -> [StructureMarker] {
    let starts = [0] + boundaries()
    let ranges = zip(starts, starts.dropFirst() + [units.count]).map { $0..<$1 }
    let powers = ranges.map { range in range.reduce(0) { $0 + units.powers[$1] } / Double(range.count) }
    let loudest = max(powers.max() ?? 0, .leastNormalMagnitude)
    let labels = labels(of: ranges)
    return ranges.indices.map { i in
      StructureMarker(
        time: i == 0 ? 0 : units.edges[ranges[i].lowerBound], label: labels[i],
        energy: (powers[i] / loudest).squareRoot())
    }
  }

  private func boundaries() -> [Int] {
    let novelty = (0..<units.count).map(novelty(at:))
    let highest = novelty.max() ?? 0
    guard highest > 0.05 else { return [] }
    return novelty.indices.filter { i in
      guard i >= 2, i <= units.count - 2, novelty[i] > max(0.04, 0.2 * highest) else { return false }
      let around = max(0, i - 3)...min(units.count - 1, i + 3)
      return around.allSatisfy { novelty[$0] < novelty[i] || ($0 >= i && novelty[$0] == novelty[i]) }
    }
  }

  /// How alike units are among themselves before and after `i`, less how alike they are across, tapered.
  private func novelty(at i: Int) -> Double {
    let reach = min(Self.reach, i, units.count - i)
    guard reach >= 2 else { return 0 }
    var (within, across, weightWithin, weightAcross) = (0.0, 0.0, 0.0, 0.0)
    for a in -reach..<reach {
      for b in (a + 1)..<reach where b > a {
        let far = (Double(a) + 0.5) * (Double(a) + 0.5) + (Double(b) + 0.5) * (Double(b) + 0.5)
        let weight = exp(-far / Double(reach * reach))
        let likeness = units.similarity(i + a, i + b) * weight
        if (a < 0) == (b < 0) {
          within += likeness
          weightWithin += weight
        } else {
          across += likeness
          weightAcross += weight
        }
      }
    }
    return within / weightWithin - across / weightAcross
  }

  /// A letter per section; sections that differ by less than 3.5 dB in tone share one.
  private func labels(of ranges: [Range<Int>]) -> [String] {
    var known: [[Double]] = []
    return ranges.map { range in
      let texture = mean(range)
      let nearest = known.indices.min {
        SongUnits.distance(known[$0], texture) < SongUnits.distance(known[$1], texture)
      }
      if let nearest, SongUnits.distance(known[nearest], texture) < 3.5 { return Self.name(nearest) }
      known.append(texture)
      return Self.name(known.count - 1)
    }
  }

  private func mean(_ range: Range<Int>) -> [Double] {
    var mean = [Double](repeating: 0, count: TextureTrack.bands)
    for i in range {
      for b in mean.indices { mean[b] += units.textures[i][b] / Double(range.count) }
    }
    return mean
  }

  /// A … Z, then A2 … Z2 and so on.
  private static func name(_ index: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(65 + index % 26)))
    return index < 26 ? letter : "\(letter)\(index / 26 + 1)"
  }
}

extension [StructureMarker] {
  /// The loudest sections that come back, with everything that sounds like them; the loudest one if none comes back.
  func keySections(duration: Double) -> [TimeRange] {
    let loudest = { (markers: [StructureMarker]) in markers.max { $0.energy < $1.energy } }
    let recurring = filter { marker in count { $0.label == marker.label } > 1 && marker.energy > 0.5 }
    guard let chosen = loudest(recurring) ?? loudest(self) else { return [] }
    return indices.filter { self[$0].label == chosen.label }.map { i in
      TimeRange(start: self[i].time, end: i + 1 < count ? self[i + 1].time : duration)
    }
  }
}
