import Music
import Prompt

extension SectionPlace {
  /// The bars that the place means in a song of these sections, in order; none where the form lacks it.
  func barRanges(in sections: [Section]) -> [Range<Int>] {
    let starts = sections.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.bars) }
    let total = starts.last ?? 0
    guard let section else {
      return [edge(of: total, first: sections.first?.bars ?? 0, last: sections.last?.bars ?? 0)]
    }
    let own = sections.indices.filter { sections[$0].kind == section }.map { starts[$0]..<starts[$0 + 1] }
    let chosen = chosen(of: own)
    switch relation {
    case .in: return chosen.map { $0.lowerBound..<min($0.upperBound, $0.lowerBound + (bars ?? $0.count)) }
    case .until: return chosen.prefix(1).map { 0..<$0.lowerBound }.filter { !$0.isEmpty }
    case .from: return chosen.prefix(1).map { $0.lowerBound..<total }
    case .after: return chosen.prefix(1).map { $0.upperBound..<total }.filter { !$0.isEmpty }
    case .before:
      return chosen.compactMap { range in
        let before = starts.last { $0 < range.lowerBound } ?? 0
        let first = bars.map { max(0, range.lowerBound - $0) } ?? before
        return first < range.lowerBound ? first..<range.lowerBound : nil
      }
    }
  }

  private func chosen(of ranges: [Range<Int>]) -> [Range<Int>] {
    guard let occurrence else { return ranges }
    let index = occurrence < 0 ? ranges.count + occurrence : occurrence - 1
    return ranges.indices.contains(index) ? [ranges[index]] : []
  }

  /// The song's first or last bars, what comes after the first ones, or all of it.
  private func edge(of total: Int, first: Int, last: Int) -> Range<Int> {
    guard let occurrence else { return 0..<total }
    if relation == .after { return min(total, bars ?? first)..<total }
    return occurrence < 0 ? max(0, total - (bars ?? last))..<total : 0..<min(total, bars ?? first)
  }
}
