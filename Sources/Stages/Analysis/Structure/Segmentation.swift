/// Boundaries between sections: where much changes and phrases end.
///
/// Among all ways to cut a recording the one is found by dynamic programming that has the greatest novelty at its
/// boundaries, less a price for each boundary and one for lengths that are no phrases. Source: G. Sargent, F. Bimbot and
/// E. Vincent, *Estimating the structural segmentation of popular music pieces under regularity constraints* (IEEE/ACM
/// TASLP 25, 2017).
struct Segmentation {
  /// Units that sections begin with, without the first one.
  let boundaries: [Int]

  // Shortest section, in units.
  private static let shortest = 4
  // Price of a boundary, against a novelty of 1 at the clearest ones.
  private static let price = 0.2

  /// Boundaries for the novelty of every unit against those before it; none where the clearest are below 0.03.
  init(novelty: [Double]) {
    let clearest = novelty.sorted().suffix(3).reduce(0, +) / Double(max(1, min(3, novelty.count)))
    guard clearest > 0.03 else {
      boundaries = []
      return
    }
    let gains = novelty.map { min($0 / clearest, 1.2) - Self.price }
    var best = [0.0] + [Double](repeating: -.infinity, count: novelty.count)
    var previous = [Int](repeating: 0, count: novelty.count + 1)
    for end in 1...novelty.count {
      let gain = end < novelty.count ? gains[end] : 0
      for start in 0..<end {
        let total = best[start] + gain - Self.price(from: start, to: end, of: novelty.count)
        if total > best[end] { (best[end], previous[end]) = (total, start) }
      }
    }
    boundaries = Self.path(to: novelty.count, previous)
  }

  /// Price of a section by its length; the first and the last one may be cut off.
  private static func price(from start: Int, to end: Int, of count: Int) -> Double {
    let length = end - start
    if start == 0 || end == count { return 0 }
    if length < shortest { return .infinity }
    return length % 8 == 0 ? 0 : length % 4 == 0 ? 0.02 : length % 2 == 0 ? 0.06 : 0.12
  }

  private static func path(to end: Int, _ previous: [Int]) -> [Int] {
    var (boundaries, boundary) = ([Int](), previous[end])
    while boundary > 0 {
      boundaries.append(boundary)
      boundary = previous[boundary]
    }
    return boundaries.reversed()
  }
}
