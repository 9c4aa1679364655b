import Foundation
import Music
import Prompt

/// The tempo of a song whose brief asks for changes along the way.
///
/// A gradual change goes evenly from beat to beat through its place and stays where it has arrived; one at once holds in its
/// place and gives way to what was before.
struct TempoPlanning {
  let curves: [TempoCurve]
  let opening: Tempo
  let meter: Meter

  // The change that "faster" and "slower" stand for without a number, as factors: over the song or a long stretch, in one
  // section, and the ritardando of an end.
  private static let gradual = (faster: 1.25, slower: 0.8)
  private static let atOnce = (faster: 1.15, slower: 0.85)
  private static let ritardando = 0.7
  /// The bars of an end that slows down.
  private static let endBars = 4

  /// The map for these sections; nil where nothing changes.
  func map(of sections: [Section]) -> TempoMap? {
    var line = TempoLine(opening.bpm)
    let total = sections.reduce(0) { $0 + $1.bars }
    for curve in curves {
      for bars in places(of: curve, sections, total) {
        line.apply(change(curve, from: line.bpm(at: position(bars.lowerBound)), bars, of: total))
      }
    }
    let points = line.points
    return points.count < 2 ? nil : TempoMap(points, in: meter)
  }

  /// Sentences about the changes, for a reader, with what the sections lack.
  func notes(for sections: [Section]) -> [String] {
    let total = sections.reduce(0) { $0 + $1.bars }
    let missing = curves.filter { places(of: $0, sections, total).isEmpty }.compactMap(\.place?.section)
      .map { "There is no \($0.rawValue) in which the tempo could change, so it stays there." }
    guard let map = map(of: sections), let last = map.points.last else { return missing }
    let guessed = curves.contains { $0.to == nil }
    let slowest = map.points.map(\.bpm).min() ?? last.bpm
    let fastest = map.points.map(\.bpm).max() ?? last.bpm
    return missing
      + (guessed
        ? [
          "No tempo was named for the change; it goes between \(rounded(slowest)) and \(rounded(fastest)) BPM and "
            + "ends at \(rounded(last.bpm))."
        ] : [])
  }

  private func position(_ bar: Int) -> Beats { meter.bar * bar }

  private func places(of curve: TempoCurve, _ sections: [Section], _ total: Int) -> [Range<Int>] {
    guard let place = curve.place else { return curve.isGradual ? [0..<total] : [loudest(sections)] }
    if place == .end, curve.isGradual { return [max(0, total - max(1, min(Self.endBars, total / 4)))..<total] }
    return place.barRanges(in: sections).filter { !$0.isEmpty }
  }

  /// A jump without a place is to the climax, and lasts.
  private func loudest(_ sections: [Section]) -> Range<Int> {
    let index = sections.indices.max { sections[$0].energy < sections[$1].energy } ?? 0
    return sections[..<index].reduce(0) { $0 + $1.bars }..<sections.reduce(0) { $0 + $1.bars }
  }

  private func change(_ curve: TempoCurve, from now: Double, _ bars: Range<Int>, of total: Int) -> TempoLine.Change {
    let start = curve.from ?? now
    let isEnd = curve.place == .end || curve.place?.section == .outro
    let factors = curve.isGradual ? Self.gradual : Self.atOnce
    let slower = isEnd && curve.isGradual ? Self.ritardando : factors.slower
    let limits = Tempo.range
    let to = min(
      max(curve.to ?? start * (curve.isFaster ? factors.faster : slower), limits.lowerBound), limits.upperBound)
    let wanted = curve.to == nil ? (to * 10).rounded() / 10 : to
    return TempoLine.Change(
      start: position(bars.lowerBound), end: position(bars.upperBound),
      first: curve.isGradual ? start : wanted, last: wanted, ramps: curve.isGradual, isLast: bars.upperBound == total)
  }
}

/// A tempo over musical time, to which changes are applied one after the other.
private struct TempoLine {
  struct Change {
    let start: Beats
    let end: Beats
    let first: Double
    let last: Double
    let ramps: Bool
    /// True if nothing comes after it.
    let isLast: Bool
  }

  private(set) var points: [TempoPoint]

  init(_ bpm: Double) { points = [TempoPoint(at: .zero, bpm: bpm)] }

  /// The tempo just before `beats`, if it is not the beginning.
  func bpm(at beats: Beats) -> Double {
    guard let index = points.lastIndex(where: { $0.at < beats }) else { return points[0].bpm }
    guard points[index].ramps, index + 1 < points.count else { return points[index].bpm }
    let (point, next) = (points[index], points[index + 1])
    let way = (beats - point.at).quarters / (next.at - point.at).quarters
    return point.bpm + way * (next.bpm - point.bpm)
  }

  mutating func apply(_ change: Change) {
    let before = bpm(at: change.start)
    let after = change.ramps ? change.last : bpm(at: change.end)
    let isInRamp = points.last { $0.at < change.start }?.ramps == true
    let resumes = !change.ramps && points.last { $0.at < change.end }?.ramps == true
    var line = points.filter { $0.at < change.start }
    // A ramp that is cut off arrives where it was.
    if isInRamp { line.append(TempoPoint(at: change.start, bpm: before)) }
    line.append(TempoPoint(at: change.start, bpm: change.first, ramps: change.ramps))
    let rest = points.filter { $0.at > change.end }
    if !change.isLast || change.ramps {
      line.append(TempoPoint(at: change.end, bpm: after, ramps: resumes && !rest.isEmpty))
    }
    points = line + rest
    while points.count > 1, points[1].at == .zero { points.removeFirst() }
  }
}
