import Audio
import Foundation

/// Sections of a recording: their starts, and which of them sound alike.
///
/// Boundaries lie where the novelty along the diagonal of the self-similarity matrix is high (Foote, *Automatic audio
/// segmentation using a measure of audio novelty*, ICME 2000).
struct SectionFinder {
  private let units: StructureUnits
  // Units on each side of a boundary that its novelty is measured over.
  private static let reaches = [4, 8]

  init(_ units: StructureUnits) { self.units = units }

  /// Sections from the start to the end, in order.
  func markers() -> [StructureMarker] {
    let starts = [0] + Segmentation(novelty: novelty()).boundaries
    let ranges = zip(starts, starts.dropFirst() + [units.count]).map { $0..<$1 }
    let powers = ranges.map { range in range.reduce(0) { $0 + units.powers[$1] } / Double(range.count) }
    let loudest = max(powers.max() ?? 0, .leastNormalMagnitude)
    let labels = labels(of: ranges)
    return ranges.indices.map { i in
      StructureMarker(
        time: .s(i == 0 ? 0 : units.edges[ranges[i].lowerBound]), label: labels[i],
        energy: (powers[i] / loudest).squareRoot())
    }
  }

  /// Mean novelty at two scales: short sections show in one, clear contrasts in the other.
  private func novelty() -> [Double] {
    (0..<units.count).map { unit in
      Self.reaches.reduce(0) { $0 + novelty(at: unit, reach: $1) } / Double(Self.reaches.count)
    }
  }

  /// Similarity of units among themselves before and after `i`, less that across, tapered by a Gaussian.
  private func novelty(at i: Int, reach widest: Int) -> Double {
    let reach = min(widest, i, units.count - i)
    guard reach >= 2 else { return 0 }
    var (within, across, weightWithin, weightAcross) = (0.0, 0.0, 0.0, 0.0)
    for a in -reach..<reach {
      for b in (a + 1)..<reach where b > a {
        let far = (Double(a) + 0.5) * (Double(a) + 0.5) + (Double(b) + 0.5) * (Double(b) + 0.5)
        let weight = exp(-far / Double(reach * reach))
        let similarity = units.similarity(i + a, i + b) * weight
        if (a < 0) == (b < 0) {
          within += similarity
          weightWithin += weight
        } else {
          across += similarity
          weightAcross += weight
        }
      }
    }
    return within / weightWithin - across / weightAcross
  }

  /// Letter of each section; those that differ by less than 3.5 dB in timbre share one.
  private func labels(of ranges: [Range<Int>]) -> [String] {
    var known: [[Double]] = []
    return ranges.map { range in
      let texture = mean(range)
      let nearest = known.indices.min {
        StructureUnits.distance(known[$0], texture) < StructureUnits.distance(known[$1], texture)
      }
      if let nearest, StructureUnits.distance(known[nearest], texture) < 3.5 { return Self.name(nearest) }
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
  /// Loudest sections that come back, with everything that sounds like them; the loudest one if none comes back.
  func keySections(duration: Double) -> [TimeRange] {
    let loudest = { (markers: [StructureMarker]) in markers.max { $0.energy < $1.energy } }
    let recurring = filter { marker in count { $0.label == marker.label } > 1 && marker.energy > 0.5 }
    guard let chosen = loudest(recurring) ?? loudest(self) else { return [] }
    return indices.filter { self[$0].label == chosen.label }.map { i in
      TimeRange(start: self[i].time.value, end: i + 1 < count ? self[i + 1].time.value : duration)
    }
  }
}
